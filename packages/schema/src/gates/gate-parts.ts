import type { BoardGate } from '@assay/record'
import { batched, present } from '../batched.ts'
import type { Context } from '../context.ts'
import { engagementOf, modelVersionOf } from '../row-loaders.ts'

type Row = Pick<BoardGate, 'id' | 'engagementId' | 'definitionId' | 'modelVersionId' | 'datasetVersionId'>
/** A gate of the board came with its parts; any other loads them, each kind in one read. */
export type GateRow = Row & Partial<Pick<BoardGate, 'definition' | 'engagement' | 'modelVersion' | 'datasetVersion'>>

const definitionOf = batched(async ({ snapshot }, ids) => {
  const rows = await snapshot.db.gateDefinition.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, row]))
})
const datasetVersionOf = batched(async ({ snapshot }, ids) => {
  const rows = await snapshot.db.datasetVersion.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, row]))
})
const subjectNameOf = batched(async ({ snapshot }, ids) => {
  const gates = await snapshot.db.gate.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      engagement: { select: { name: true } },
      modelVersion: { select: { label: true, model: { select: { name: true } } } },
      datasetVersion: { select: { label: true, dataset: { select: { name: true } } } },
    },
  })
  return new Map(
    gates.map(({ id, engagement, modelVersion, datasetVersion }) => [
      id,
      modelVersion !== null
        ? `${modelVersion.model.name} ${modelVersion.label}`
        : datasetVersion !== null
          ? `${datasetVersion.dataset.name} ${datasetVersion.label}`
          : engagement.name,
    ]),
  )
})

export async function definitionOfGate(context: Context, gate: GateRow) {
  return gate.definition ?? present(await definitionOf(context, gate.definitionId))
}

export async function engagementOfGate(context: Context, gate: GateRow) {
  return gate.engagement ?? present(await engagementOf(context, gate.engagementId))
}

export async function modelVersionOfGate(context: Context, gate: GateRow) {
  if (gate.modelVersionId === null) return null
  return gate.modelVersion ?? present(await modelVersionOf(context, gate.modelVersionId))
}

export async function datasetVersionOfGate(context: Context, gate: GateRow) {
  if (gate.datasetVersionId === null) return null
  return gate.datasetVersion ?? present(await datasetVersionOf(context, gate.datasetVersionId))
}

/** What the gate decides on, as people call it: `Nora 2.2`. */
export async function subjectLabel(context: Context, gate: GateRow): Promise<string> {
  const { engagement, modelVersion, datasetVersion } = gate
  if (engagement === undefined) return present(await subjectNameOf(context, gate.id))
  if (modelVersion) return `${modelVersion.modelName} ${modelVersion.label}`
  return datasetVersion ? `${datasetVersion.datasetName} ${datasetVersion.label}` : engagement.name
}
