import type { Transaction } from '../kernel/database.ts'
import type { LoadedCase } from './load-sign-off-case.ts'
import { Matter } from './matter.ts'

export type Difference = { field: string; yours: string; theirs: string }

/** What the gate would have been decided on at one of its versions; null for one from before readings told theirs. */
export async function matterAt(
  tx: Transaction,
  gate: { workspaceId: string; id: string },
  version: number,
): Promise<Matter | null> {
  const reading = await tx.gateReadiness.findFirst({
    where: { workspaceId: gate.workspaceId, gateId: gate.id, gateVersion: { lte: version } },
    orderBy: [{ gateVersion: 'desc' }, { computedAt: 'desc' }, { id: 'desc' }],
    select: { inputs: true },
  })
  return Matter.safeParse(reading?.inputs).data ?? null
}

const nothing = 'none'

/**
 * What became different, field by field: `evidence.E-4.revision`, `finding.F-9`, `override.F-9`, `definition.revision`,
 * `subject.digest`, `earlierGate.G-2`. `yours` is what the signer had before their eyes, `theirs` what stands now.
 */
export function differences(seen: Matter, now: Matter): Difference[] {
  const was = fieldsOf(seen)
  const is = fieldsOf(now)
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, yours: was.get(field) ?? nothing, theirs: is.get(field) ?? nothing }))
    .filter(({ yours, theirs }) => yours !== theirs)
}

function fieldsOf({ definition, subject, evidence, findings, earlierGates, policy }: Matter): Map<string, string> {
  return new Map([
    ['definition.revision', `${definition.revision}`],
    ['subject.digest', subject.digest],
    ...evidence.flatMap(({ key, revision, sha256, status, effectiveTo }): [string, string][] => [
      [`evidence.${key}.revision`, `${revision} (${sha256.slice(0, 12)})`],
      [`evidence.${key}.status`, status],
      [`evidence.${key}.until`, effectiveTo ?? nothing],
    ]),
    ...findings.flatMap(({ key, severity, status, subjectStatus, override }): [string, string][] => [
      [`finding.${key}`, `${severity}, ${status}, ${subjectStatus}`],
      [
        `override.${key}`,
        override === null ? nothing : [override.type, override.status, override.expiresAt].join(', '),
      ],
    ]),
    ...earlierGates.map(({ key, status }): [string, string] => [`earlierGate.${key}`, status]),
    ...(policy === null ? [] : policyFields(policy, evidence)),
  ])
}

/** What the policy looked at besides: `policy.classified`, `policy.raci`, `evidence.E-4.from`, `evidence.E-4.coverage`. */
function policyFields(policy: NonNullable<Matter['policy']>, evidence: Matter['evidence']): [string, string][] {
  const keyOf = (id: string) => evidence.find((each) => each.id === id)?.key ?? id
  const holders = policy.raci.map(({ name, code }) => `${name} ${code}`).sort()
  return [
    ['policy.classified', String(policy.classified ?? nothing)],
    ['policy.useCase', policy.traits.join(', ') || nothing],
    ['policy.datasets', String(policy.datasets.length)],
    ['policy.raci', holders.join(', ') || nothing],
    ...policy.evidenceFrom.map(({ id, from }): [string, string] => [`evidence.${keyOf(id)}.from`, from ?? nothing]),
    ...policy.coverage.map(({ evidenceId, list, edition, entries }): [string, string] => [
      `evidence.${keyOf(evidenceId)}.coverage.${list}.${edition}`,
      String(entries),
    ]),
  ]
}

/** The same with the gate's own state, for a signer whose version is not the present one. */
export async function changedSince(tx: Transaction, loaded: LoadedCase, version: number): Promise<Difference[]> {
  const { gate } = loaded.facts
  const seen = await matterAt(tx, gate, version)
  const own = [
    { field: 'version', yours: String(version), theirs: String(gate.version) },
    ...(loaded.standing === null
      ? []
      : [{ field: 'decision', yours: nothing, theirs: `${loaded.standing.decision}, ${loaded.standing.status}` }]),
  ]
  return [...own, ...(seen === null ? [] : differences(seen, loaded.reading.matter))]
}
