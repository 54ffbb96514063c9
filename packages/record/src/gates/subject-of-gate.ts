import type { Announcement } from '@assay/domain'
import type { Gate } from '../generated/client/client.ts'
import type { Touched } from './gates-touched-by.ts'

/** Which facts the gate's outcome is part of: those of its use case, its dataset version or its model version. */
export function touchedBy(gate: Pick<Gate, 'engagementId' | 'modelVersionId' | 'datasetVersionId'>): Touched {
  const { engagementId, modelVersionId, datasetVersionId } = gate
  if (modelVersionId !== null) return { engagementId, modelVersionId }
  return datasetVersionId === null ? { engagementId } : { engagementId, datasetVersionId }
}

/** The part of an announcement that says which gate it is about. */
export function aboutGate(gate: Pick<Gate, 'id' | 'key' | 'engagementId' | 'modelVersionId'>) {
  return {
    subject: { type: 'Gate', id: gate.id, key: gate.key },
    engagementId: gate.engagementId,
    modelVersionId: gate.modelVersionId,
    gateId: gate.id,
  } satisfies Partial<Announcement>
}
