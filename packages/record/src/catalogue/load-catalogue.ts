import type { Transaction } from '../kernel/database.ts'
import { loadControls } from './load-controls.ts'
import { loadDefaultResponsibilities } from './load-default-responsibilities.ts'
import { loadFrameworks } from './load-frameworks.ts'
import { loadGateDefinitions } from './load-gate-definitions.ts'
import { type Catalogue, readCatalogue } from './read-catalogue.ts'
import { updateTexts } from './update-texts.ts'

/** One load of the catalogue into the workspace that the transaction is bound to. */
export type Load = {
  tx: Transaction
  workspaceId: string
  now: Date
  catalogue: Catalogue
  /** The workspace holds an earlier edition: texts follow the new one. */
  isNewEdition: boolean
}

/**
 * Brings the workspace to this edition of the catalogue. What is missing is added; a new edition rewrites texts by
 * code; a changed gate definition becomes the next revision, since decisions stand on the old one. Nothing is removed,
 * what the workspace edited under the same edition stays, and a second load writes nothing.
 */
export async function loadCatalogue(tx: Transaction, workspaceId: string, now: Date, given?: Catalogue): Promise<void> {
  const catalogue = given ?? (await readCatalogue())
  const known = await tx.layer.findFirst({ where: { workspaceId }, orderBy: { number: 'asc' } })
  const isNewEdition = known !== null && known.edition !== catalogue.edition
  const load: Load = { tx, workspaceId, now, catalogue, isNewEdition }

  await loadTeams(load)
  await loadEvidenceTypes(load)
  await loadControls(load)
  await loadGateDefinitions(load)
  await loadFrameworks(load)
  await loadDefaultResponsibilities(load)
}

async function loadTeams({ tx, workspaceId, now, catalogue, isNewEdition }: Load): Promise<void> {
  const known = await tx.team.findMany({ where: { workspaceId } })
  const missing = catalogue.teams.filter(({ slug }) => !known.some((team) => team.slug === slug))
  await tx.team.createMany({ data: missing.map((team) => ({ workspaceId, ...team, createdAt: now, updatedAt: now })) })
  if (!isNewEdition) return
  const texts = catalogue.teams.map(({ slug, name, description }) => ({ code: slug, name, description }))
  await updateTexts(
    known.map((team) => ({ ...team, code: team.slug })),
    texts,
    (id, data) =>
      tx.team.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...data, version: { increment: 1 }, updatedAt: now },
      }),
  )
}

async function loadEvidenceTypes({ tx, workspaceId, now, catalogue, isNewEdition }: Load): Promise<void> {
  const known = await tx.evidenceType.findMany({ where: { workspaceId } })
  const rows = catalogue.evidenceTypes.map(({ layer, ...type }) => ({ ...type, layerNumber: layer }))
  const missing = rows.filter(({ code }) => !known.some((type) => type.code === code))
  await tx.evidenceType.createMany({
    data: missing.map((type) => ({ workspaceId, ...type, createdAt: now, updatedAt: now })),
  })
  if (!isNewEdition) return
  await updateTexts(known, rows, (id, data) =>
    tx.evidenceType.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { ...data, version: { increment: 1 }, updatedAt: now },
    }),
  )
}
