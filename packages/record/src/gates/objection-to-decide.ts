import {
  decisionsAt,
  type GateStage,
  NotFound,
  NotReady,
  objectionToConcur,
  objectionToSignOff,
  type Refusal,
} from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { objectionTo } from '../identity/must-be-allowed.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { objectionToDoubleA } from './accountable-of.ts'
import { loadSignOffCase } from './load-sign-off-case.ts'

/**
 * Why the viewer could not sign this gate now, or null: decide it or, where a decision waits for signatures, concur.
 * A gate that is not ready is no objection, since it can be sent back; what it lacks is told by its reasons.
 * A hint for the page: the command asks again, and asks for presence besides.
 */
export async function objectionToDecide(
  { db }: Pick<Snapshot, 'db'>,
  viewer: Viewer,
  gateId: string,
  now = new Date(),
): Promise<Refusal | null> {
  const { workspaceId, membershipId } = viewer
  const gate = await db.gate.findUnique({ where: rowKey(workspaceId, gateId) })
  if (gate === null || !seesEngagement(viewer.audience, gate.engagementId)) return new NotFound('gate')
  const denied = objectionTo(viewer, 'SIGN', gate.engagementId)
  if (denied !== null) return denied
  const loaded = membershipId === null ? null : await loadSignOffCase(db, workspaceId, gateId, now, [membershipId])
  const signer = membershipId === null ? null : (loaded?.signer(membershipId) ?? null)
  if (loaded === null || signer === null) return new NotFound('gate')
  if (loaded.standing?.status === 'PENDING') return objectionToConcur({ ...loaded.case, signer })

  const doubleA = objectionToDoubleA(loaded.seats)
  const [decision] = decisionsAt(gate.stage as GateStage)
  if (doubleA !== null || decision === undefined) return doubleA
  const objection = objectionToSignOff(
    { ...loaded.case, signer, decision, newConditions: [], exception: null, candidates: [] },
    now,
  )
  return objection instanceof NotReady ? null : objection
}
