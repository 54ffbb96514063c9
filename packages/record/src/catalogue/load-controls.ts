import type { Load } from './load-catalogue.ts'
import { updateTexts } from './update-texts.ts'

/** Layers, their controls, and the evidence that shows each control. */
export async function loadControls(load: Load): Promise<void> {
  const layerIds = await loadLayers(load)
  const { tx, workspaceId, now, catalogue, isNewEdition } = load
  const rows = catalogue.layers.flatMap(({ code: layer, controls }) =>
    controls.map(({ code, name, description }, index) => {
      const layerId = layerIds.get(layer)
      if (layerId === undefined) throw new Error(`The layer ${layer} was not loaded`)
      return { layerId, position: index + 1, code, name, description }
    }),
  )
  const known = await tx.control.findMany({ where: { workspaceId } })
  const missing = rows.filter(({ code }) => !known.some((control) => control.code === code))
  await tx.control.createMany({
    data: missing.map((control) => ({ workspaceId, ...control, createdAt: now, updatedAt: now })),
  })
  if (isNewEdition) {
    await updateTexts(known, rows, (id, data) =>
      tx.control.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...data, version: { increment: 1 }, updatedAt: now },
      }),
    )
  }
  // A workspace may have unlinked evidence from a control: links come with their control or with a new edition.
  if (missing.length > 0 || isNewEdition) {
    await linkEvidence(load, isNewEdition ? null : new Set(missing.map(({ code }) => code)))
  }
}

async function loadLayers({ tx, workspaceId, now, catalogue, isNewEdition }: Load): Promise<Map<string, string>> {
  const { edition } = catalogue
  const rows = catalogue.layers.map(({ number, code, name, description }) => ({ number, code, name, description }))
  const known = await tx.layer.findMany({ where: { workspaceId } })
  const missing = rows.filter(({ code }) => !known.some((layer) => layer.code === code))
  const made = await tx.layer.createManyAndReturn({
    data: missing.map((layer) => ({ workspaceId, ...layer, edition, createdAt: now, updatedAt: now })),
  })
  if (isNewEdition) {
    const inEdition = rows.map((layer) => ({ ...layer, edition }))
    await updateTexts(known, inEdition, (id, data) =>
      tx.layer.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...data, version: { increment: 1 }, updatedAt: now },
      }),
    )
  }
  return new Map([...known, ...made].map(({ code, id }) => [code, id]))
}

/** Links the named controls, or all of them, to the evidence types of the catalogue. */
async function linkEvidence({ tx, workspaceId, catalogue }: Load, codes: Set<string> | null): Promise<void> {
  const controls = await tx.control.findMany({ where: { workspaceId } })
  const types = await tx.evidenceType.findMany({ where: { workspaceId } })
  const controlIds = new Map(controls.map(({ code, id }) => [code, id]))
  const typeIds = new Map(types.map(({ code, id }) => [code, id]))
  const links = catalogue.layers
    .flatMap((layer) => layer.controls)
    .filter(({ code }) => codes === null || codes.has(code))
    .flatMap(({ code, evidence }) =>
      evidence.map((type) => {
        const controlId = controlIds.get(code)
        const evidenceTypeId = typeIds.get(type)
        if (controlId === undefined || evidenceTypeId === undefined) {
          throw new Error(`The catalogue's control ${code} asks for ${type}, which is not in it`)
        }
        return { workspaceId, controlId, evidenceTypeId }
      }),
    )
  await tx.controlEvidence.createMany({ data: links, skipDuplicates: true })
}
