import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { PolicyShape } from '../gate-definitions/policy-shape.ts'

const responsibility = z.object({ team: z.string(), code: z.enum(['R', 'A', 'C', 'I']) })
const team = z.object({ function: z.string(), slug: z.string(), name: z.string(), description: z.string() })
const teams = z.object({ edition: z.string(), teams: z.array(team) })
const layers = z.object({
  edition: z.string(),
  layers: z.array(
    z.object({
      number: z.int(),
      code: z.string(),
      name: z.string(),
      description: z.string(),
      responsibilities: z.array(responsibility),
      controls: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          description: z.string(),
          responsible: z.array(z.string()),
          evidence: z.array(z.string()),
        }),
      ),
    }),
  ),
})
const evidenceTypes = z.object({
  edition: z.string(),
  evidenceTypes: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      description: z.string(),
      binding: z.enum(['VERSION_BOUND', 'STANDING']),
      validityDays: z.int().nullable(),
      layer: z.int(),
    }),
  ),
})
const gates = z.object({
  edition: z.string(),
  gates: z.array(
    z.object({
      stage: z.string(),
      number: z.int(),
      name: z.string(),
      description: z.string(),
      subject: z.string(),
      requiredEvidence: z.array(z.object({ type: z.string(), when: z.string().nullable() })),
      policy: PolicyShape,
      responsibilities: z.array(responsibility),
      signerRule: z.json(),
      decisions: z.array(z.string()),
      validityDays: z.int().nullable(),
    }),
  ),
})
const framework = z.object({
  code: z.string(),
  name: z.string(),
  edition: z.string(),
  publisher: z.string(),
  sourceUrl: z.string(),
  requirements: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      description: z.string(),
      dutyHolder: z.string().nullable(),
      applies: z.json(),
      sourceUrl: z.string().nullable(),
    }),
  ),
})
const mappings = z.object({
  edition: z.string(),
  mappings: z.array(
    z.object({ layer: z.int(), framework: z.string(), ref: z.string(), relation: z.string(), rationale: z.string() }),
  ),
})
const policies = z.object({ edition: z.string() }).and(z.record(z.string(), z.json()))

export type Catalogue = Readonly<{
  edition: string
  teams: z.infer<typeof teams>['teams']
  layers: z.infer<typeof layers>['layers']
  evidenceTypes: z.infer<typeof evidenceTypes>['evidenceTypes']
  gates: z.infer<typeof gates>['gates']
  frameworks: z.infer<typeof framework>[]
  mappings: z.infer<typeof mappings>['mappings']
  /** The defaults of a workspace's settings. */
  policies: z.infer<typeof policies>
}>

const folder = new URL('../../../../prisma/catalogue/', import.meta.url)
let kept: Promise<Catalogue> | undefined

/** The catalogue that ships with this version, read once a process. Throws when a file breaks its shape. */
export function readCatalogue(): Promise<Catalogue> {
  kept ??= readAll()
  return kept
}

async function readAll(): Promise<Catalogue> {
  const names = (await readdir(new URL('frameworks/', folder))).filter((name) => name.endsWith('.json')).sort()
  const parts = {
    teams: await readJson('teams.json', teams),
    layers: await readJson('layers.json', layers),
    evidenceTypes: await readJson('evidence-types.json', evidenceTypes),
    gates: await readJson('gates.json', gates),
    mappings: await readJson('mappings.json', mappings),
    policies: await readJson('policies.json', policies),
  }
  const editions = new Set(Object.values(parts).map(({ edition }) => edition))
  if (editions.size !== 1) throw new Error(`The files of the catalogue name several editions: ${[...editions].join()}`)
  return {
    edition: parts.layers.edition,
    teams: parts.teams.teams,
    layers: parts.layers.layers,
    evidenceTypes: parts.evidenceTypes.evidenceTypes,
    gates: parts.gates.gates,
    mappings: parts.mappings.mappings,
    policies: parts.policies,
    frameworks: await Promise.all(names.map((name) => readJson(`frameworks/${name}`, framework))),
  }
}

async function readJson<T>(name: string, shape: z.ZodType<T>): Promise<T> {
  const text = await readFile(new URL(name, folder), 'utf8')
  return shape.parse(JSON.parse(text))
}
