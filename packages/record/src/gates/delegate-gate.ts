import { Denied, type GateStage, NotFound, objectionToDelegating } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { loadSignOffCase } from './load-sign-off-case.ts'
import { shortened } from './record-decision.ts'
import { signerOf } from './signing.ts'
import { aboutGate } from './subject-of-gate.ts'

export type DelegateGate = {
  /** The gate whose A is handed over. */
  gateId: string
  /** The gates of this stage on this engagement, or of every stage and engagement of which the seat has the A. */
  allStages?: boolean
  allEngagements?: boolean
  toId: string
  reason: string
  /** From now on, where it is left out. */
  validFrom?: Date | null
  validTo: Date
}

/** The holder of the A hands it to another signer for a while. Answers with the gate's id. */
export function delegateGate(record: EngagementRecord, viewer: Viewer, input: DelegateGate) {
  return change(record, viewer, async function delegateGate({ tx, now, announce }) {
    const { workspaceId } = viewer
    const gate = mustSee(
      await tx.gate.findUnique({ where: rowKey(workspaceId, input.gateId) }),
      viewer.audience,
      'gate',
    )
    mustBeAllowed(viewer, 'SIGN', gate.engagementId)
    const texts = readTexts()
    const reason = texts.text(['reason'], input.reason, { longest: proseLength })
    texts.done()
    const to = await tx.membership.findUnique({ where: rowKey(workspaceId, input.toId) })
    if (to === null) throw new NotFound('member', ['toId'])
    const loaded = await loadSignOffCase(tx, workspaceId, gate.id, now, [seatOf(viewer), to.id])
    const receiver = loaded?.signer(to.id) ?? null
    const [seat, second] = loaded?.seats ?? []
    if (loaded === null || receiver === null) throw new NotFound('gate')
    if (second !== undefined)
      throw new Denied('Two seats hold the A of this gate. Keep one in RACI first.', 'NOT_ACCOUNTABLE')
    const validFrom = input.validFrom ?? now
    const handover = { to: receiver, reason, validFrom, validTo: input.validTo }
    const objection = objectionToDelegating(loaded.case, signerOf(loaded, viewer), handover, now)
    if (objection !== null) throw objection
    if (seat === undefined) throw new NotFound('gate')

    const stage = input.allStages === true ? null : (gate.stage as GateStage)
    // The use-case owner's seat is one of this engagement, whoever owns others.
    const everywhere = input.allEngagements === true && seat.seat === 'TEAM'
    const engagementId = everywhere ? null : gate.engagementId
    const { id } = await tx.delegation.create({
      data: {
        ...{ workspaceId, stage, engagementId, seat: seat.seat, teamId: seat.teamId, reason, validFrom },
        ...{ validTo: input.validTo, givenById: seatOf(viewer), givenToId: to.id, createdAt: now, updatedAt: now },
      },
    })
    announce({
      kind: 'delegation.given',
      ...aboutGate(gate),
      changes: [
        { field: 'delegate', from: null, to: to.name },
        { field: 'validFrom', from: null, to: validFrom.toISOString() },
        { field: 'validTo', from: null, to: input.validTo.toISOString() },
      ],
      refs: { delegationId: id, membershipId: to.id },
      reason: shortened(reason),
    })
    return gate.id
  })
}
