import { type GateStage, type GateSubject, gateStage, InvalidInput, listed, NotFound } from '@assay/domain'
import { rowKey, uuidOr } from '../engagements/row-key.ts'
import type { EvidenceType } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type SubjectGiven = {
  modelVersionId?: string
  datasetVersionId?: string
  /** The gate that it is for: it must ask for evidence of this type. */
  gateId?: string
}
type EvidenceSubject = { modelVersionId: string | null; datasetVersionId: string | null }

/**
 * What evidence of the type proves here. Throws InvalidInput for a subject of which no gate asks for such evidence, and
 * for a gate that does not ask for it.
 */
export async function readSubject(
  tx: Transaction,
  engagementId: string,
  viewer: Viewer,
  given: SubjectGiven,
  type: EvidenceType,
): Promise<EvidenceSubject> {
  const { workspaceId } = viewer
  if (given.gateId !== undefined) return subjectOfGate(tx, engagementId, viewer, given.gateId, type)
  const { modelVersionId, datasetVersionId } = given
  if (modelVersionId !== undefined && datasetVersionId !== undefined) {
    throw fault('datasetVersionId', 'Evidence proves a model version or a dataset version, not both.')
  }
  if (modelVersionId === undefined && datasetVersionId === undefined && type.binding === 'VERSION_BOUND') {
    throw fault('modelVersionId', `${type.name} proves one version. Name the model or dataset version.`)
  }
  const of = (id: string) => ({ where: { workspaceId, engagementId, id: uuidOr(id) } })
  if (modelVersionId !== undefined && (await tx.modelVersion.count(of(modelVersionId))) === 0) {
    throw new NotFound('model version', ['modelVersionId'])
  }
  if (datasetVersionId !== undefined && (await tx.datasetVersion.count(of(datasetVersionId))) === 0) {
    throw new NotFound('dataset version', ['datasetVersionId'])
  }
  if (modelVersionId !== undefined) await mustBeAskedOf(tx, 'MODEL_VERSION', type)
  if (datasetVersionId !== undefined) await mustBeAskedOf(tx, 'DATASET_VERSION', type)
  return { modelVersionId: modelVersionId ?? null, datasetVersionId: datasetVersionId ?? null }
}

const spokenSubjects: { readonly [subject in GateSubject]: string } = {
  ENGAGEMENT: 'the use case',
  MODEL_VERSION: 'a model version',
  DATASET_VERSION: 'a dataset version',
}

/** What no gate asks for at all may be kept of anything; what some ask for belongs to what those decide on. */
async function mustBeAskedOf(tx: Transaction, subject: GateSubject, { workspaceId, id, name }: EvidenceType) {
  const asking = await tx.gateRequirement.findMany({
    where: { workspaceId, evidenceTypeId: id },
    select: { definition: { select: { stage: true } } },
  })
  const subjects = new Set(asking.map(({ definition }) => gateStage(definition.stage as GateStage).subject))
  if (subjects.size === 0 || subjects.has(subject)) return
  const rightly = listed([...subjects].map((each) => spokenSubjects[each]))
  const path = subject === 'MODEL_VERSION' ? 'modelVersionId' : 'datasetVersionId'
  throw fault(
    path,
    `${name} proves ${rightly}: no gate of ${spokenSubjects[subject]} asks for it. Choose ${rightly}, or another type.`,
  )
}

async function subjectOfGate(
  tx: Transaction,
  engagementId: string,
  { workspaceId, audience }: Viewer,
  gateId: string,
  { id, name, binding }: EvidenceType,
): Promise<EvidenceSubject> {
  const row = await tx.gate.findUnique({
    where: rowKey(workspaceId, gateId),
    include: { definition: { include: { requirements: { include: { evidenceType: true } } } } },
  })
  const gate = mustSee(row, audience, 'gate')
  if (gate.engagementId !== engagementId) throw new NotFound('gate', ['gateId'])
  const { requirements } = gate.definition
  if (!requirements.some(({ evidenceTypeId }) => evidenceTypeId === id)) {
    const asked = listed(requirements.map(({ evidenceType }) => evidenceType.name))
    throw fault('evidenceType', `${gate.key} does not ask for ${name}. It asks for ${asked}.`)
  }
  if (binding === 'STANDING') return { modelVersionId: null, datasetVersionId: null }
  return { modelVersionId: gate.modelVersionId, datasetVersionId: gate.datasetVersionId }
}

const fault = (path: string, message: string) => new InvalidInput([{ path: [path], message }])
