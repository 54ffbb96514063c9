import type { Prisma } from '../generated/client/client.ts'
import type { Load } from './load-catalogue.ts'
import { updateTexts } from './update-texts.ts'

/** Frameworks with their requirements, and how each layer meets them. A framework's own edition is part of its code. */
export async function loadFrameworks(load: Load): Promise<void> {
  const frameworkIds = await loadFrameworkRows(load)
  await loadRequirements(load, frameworkIds)
  await loadMappings(load, frameworkIds)
}

async function loadFrameworkRows({ tx, workspaceId, now, catalogue, isNewEdition }: Load) {
  const rows = catalogue.frameworks.map(({ requirements: _, ...framework }) => framework)
  const known = await tx.framework.findMany({ where: { workspaceId } })
  const missing = rows.filter(({ code }) => !known.some((framework) => framework.code === code))
  const made = await tx.framework.createManyAndReturn({
    data: missing.map((framework) => ({ workspaceId, ...framework, createdAt: now, updatedAt: now })),
  })
  if (isNewEdition) {
    await updateTexts(known, rows, (id, data) =>
      tx.framework.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...data, version: { increment: 1 }, updatedAt: now },
      }),
    )
  }
  return new Map([...known, ...made].map(({ code, id }) => [code, id]))
}

async function loadRequirements(
  { tx, workspaceId, now, catalogue, isNewEdition }: Load,
  frameworkIds: Map<string, string>,
) {
  const rows = catalogue.frameworks.flatMap(({ code, requirements }) => {
    const frameworkId = idOf(frameworkIds, code)
    return requirements.map(({ applies, ...requirement }) => ({
      frameworkId,
      ...requirement,
      applies: applies as Prisma.InputJsonValue,
    }))
  })
  const known = await tx.requirement.findMany({ where: { workspaceId } })
  const codeOf = ({ frameworkId, ref }: { frameworkId: string; ref: string }) => `${frameworkId} ${ref}`
  const codes = new Set(known.map(codeOf))
  await tx.requirement.createMany({
    data: rows
      .filter((row) => !codes.has(codeOf(row)))
      .map((requirement) => ({ workspaceId, ...requirement, createdAt: now, updatedAt: now })),
  })
  if (!isNewEdition) return
  await updateTexts(
    known.map((row) => ({ ...row, code: codeOf(row) })),
    rows.map((row) => ({ ...row, code: codeOf(row) })),
    (id, { code: _, ...data }) =>
      tx.requirement.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...data, version: { increment: 1 }, updatedAt: now },
      }),
  )
}

async function loadMappings(
  { tx, workspaceId, now, catalogue, isNewEdition }: Load,
  frameworkIds: Map<string, string>,
) {
  const { edition } = catalogue
  const layers = await tx.layer.findMany({ where: { workspaceId } })
  const requirements = await tx.requirement.findMany({ where: { workspaceId } })
  const layerIds = new Map(layers.map(({ number, id }) => [String(number), id]))
  const requirementIds = new Map(requirements.map(({ frameworkId, ref, id }) => [`${frameworkId} ${ref}`, id]))
  const rows = catalogue.mappings.map(({ layer, framework, ref, relation, rationale }) => ({
    layerId: idOf(layerIds, String(layer)),
    requirementId: idOf(requirementIds, `${idOf(frameworkIds, framework)} ${ref}`),
    relation,
    rationale,
  }))
  const known = await tx.mapping.findMany({ where: { workspaceId } })
  const codeOf = ({ layerId, requirementId }: { layerId: string; requirementId: string }) =>
    `${layerId} ${requirementId}`
  const codes = new Set(known.map(codeOf))
  await tx.mapping.createMany({
    data: rows
      .filter((row) => !codes.has(codeOf(row)))
      .map((mapping) => ({ workspaceId, ...mapping, edition, createdAt: now, updatedAt: now })),
  })
  if (!isNewEdition) return
  await updateTexts(
    known.map((row) => ({ ...row, code: codeOf(row) })),
    rows.map((row) => ({ ...row, code: codeOf(row) })),
    (id, { code: _, ...data }) =>
      tx.mapping.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...data, edition, version: { increment: 1 }, updatedAt: now },
      }),
  )
}

function idOf(ids: Map<string, string>, code: string): string {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`The catalogue refers to ${code}, which is not in it`)
  return id
}
