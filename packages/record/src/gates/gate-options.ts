import {
  type Act,
  Denied,
  decisionsAt,
  type GateStage,
  InvalidInput,
  NotFound,
  NotReady,
  objectionToDeclaring,
  objectionToOwnership,
  objectionToRequest,
  objectionToRevoking,
  objectionToSignOff,
  type Refusal,
  reviewWithinDays,
  type Signer,
  sitsIn,
} from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { objectionTo } from '../identity/must-be-allowed.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { objectionToDoubleA } from './accountable-of.ts'
import { loadCandidates } from './load-candidates.ts'
import { type LoadedCase, loadSignOffCase } from './load-sign-off-case.ts'

/** Why the viewer may not do each of these at the gate now; null where they may. The commands ask again. */
export type GateOptions = {
  request: Refusal | null
  delegate: Refusal | null
  revoke: Refusal | null
  declareNotApplicable: Refusal | null
  decideAlone: Refusal | null
  answerMaterialChange: Refusal | null
}

export async function gateOptions(
  { db }: Pick<Snapshot, 'db'>,
  viewer: Viewer,
  gateId: string,
  now: Date,
): Promise<GateOptions> {
  const { workspaceId, membershipId, actor } = viewer
  const gate = await db.gate.findUnique({ where: rowKey(workspaceId, gateId) })
  if (gate === null || !seesEngagement(viewer.audience, gate.engagementId)) return all(new NotFound('gate'))
  if (membershipId === null || actor.type !== 'MEMBERSHIP') return all(new Denied('A person has to do this.'))
  const loaded = await loadSignOffCase(db, workspaceId, gateId, now, [membershipId])
  const signer = loaded?.signer(membershipId) ?? null
  if (loaded === null || signer === null) return all(new NotFound('gate'))
  const may = (act: Act) => objectionTo(viewer, act, gate.engagementId)
  const doubleA = objectionToDoubleA(loaded.seats)
  const gateCase = { ...loaded.case, signer, pending: loaded.standing?.status === 'PENDING' }
  const requester = loaded.facts.gate.requests[0]?.requestedById ?? null
  return {
    request:
      may('SUBMIT_EVIDENCE') ??
      objectionToRequest({
        status: loaded.reading.status,
        waits: gateCase.pending,
        requestedBy: requester === null ? null : requester === membershipId ? 'You' : 'Someone',
      }),
    delegate: may('SIGN') ?? doubleA ?? objectionToSeat(loaded, signer),
    revoke: may('SIGN') ?? objectionToRevoking(gateCase, 'given', now),
    answerMaterialChange: may('SIGN') ?? doubleA ?? objectionToOwnership(gateCase, signer, now),
    declareNotApplicable: may('SIGN') ?? doubleA ?? objectionToDeclaring(gateCase, now),
    decideAlone:
      may('SIGN') ??
      doubleA ??
      objectionToAlone(loaded, signer, await loadCandidates(db, loaded.facts.gate, signer.id, now), now),
  }
}

const all = (why: Refusal): GateOptions => ({
  request: why,
  delegate: why,
  revoke: why,
  declareNotApplicable: why,
  decideAlone: why,
  answerMaterialChange: why,
})

function objectionToSeat({ case: { accountable } }: LoadedCase, signer: Signer): Refusal | null {
  if (accountable !== null && sitsIn(signer, accountable)) return null
  return new Denied('Only who sits in the accountable seat can hand the A over.', 'NOT_ACCOUNTABLE')
}

/** Asked for any decision of the stage, with a reviewer who is not tied: what the form still asks for is no objection. */
function objectionToAlone(
  loaded: LoadedCase,
  signer: Signer,
  candidates: readonly Signer[],
  now: Date,
): Refusal | null {
  const [decision] = decisionsAt(loaded.case.stage as GateStage)
  if (decision === undefined) return null
  const reviewBy = new Date(now.getTime() + (reviewWithinDays - 1) * 86_400_000)
  const exception = { rationale: 'given', reviewerId: '', reviewBy }
  const objection = objectionToSignOff(
    { ...loaded.case, signer, decision, newConditions: [], exception, candidates },
    now,
  )
  return objection instanceof NotReady || objection instanceof InvalidInput ? null : objection
}
