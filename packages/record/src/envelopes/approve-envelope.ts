import {
  Denied,
  type EnvelopeSeat,
  type EnvelopeStage,
  type GateStatus,
  holdsTheA,
  InvalidInput,
  isApproved,
  isHighRisk,
  isOversight,
  listed,
  NotReady,
  objectionToSession,
  type RiskClass,
  seatsOfEnvelope,
  seatsToFill,
  spoken,
} from '@assay/domain'
import { accountableOf, accountableSeats, loadGateCells } from '../gates/accountable-of.ts'
import { loadSigners } from '../gates/load-signers.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { type Change, change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { termsOf } from './load-envelope.ts'
import { type EnvelopeRow, lockEnvelope } from './lock-envelope.ts'

export type ApproveEnvelope = { envelopeId: string }

/**
 * Approves an envelope for the gates that the viewer is accountable for, or as its overseer. It holds once every seat
 * has approved. Answers with the envelope's id.
 */
export function approveEnvelope(record: EngagementRecord, viewer: Viewer, { envelopeId }: ApproveEnvelope) {
  return change(record, viewer, async function approveEnvelope(step) {
    const { tx, now, announce } = step
    const envelope = await lockEnvelope(tx, viewer, envelopeId)
    const { workspaceId, id, engagementId, baseVersionId } = envelope
    mustBeAllowed(viewer, 'SIGN', engagementId)
    const stale = objectionToSession(viewer.authenticatedAt, now)
    if (stale !== null) throw stale
    if (envelope.status !== 'PROPOSED') {
      const message = `The envelope is ${spoken(envelope.status)}; only a proposed one is approved.`
      throw new InvalidInput([{ path: ['envelopeId'], message }], 'INVALID_TRANSITION')
    }
    if (envelope.proposedById === seatOf(viewer)) {
      throw new Denied('You proposed this envelope. Somebody else has to approve it.', 'NOT_INDEPENDENT')
    }
    const { stages } = termsOf(envelope)
    await mustBeDecided(step, envelope, stages)
    const seats = seatsOfEnvelope(stages, isHighStakes(envelope))
    const filled = envelope.approvals.map(({ seat, memberId }) => ({ seat: seat as EnvelopeSeat, memberId }))
    const filling = seatsToFill(seats, filled, await personOf(step, envelope, stages))
    if (filling.length === 0) {
      const open = seats.filter((seat) => !filled.some((each) => each.seat === seat))
      throw new Denied(`It waits for ${listed(open.map(saidSeat))}. None of these is yours.`, 'NOT_ACCOUNTABLE')
    }
    await tx.envelopeApproval.createMany({
      data: filling.map((seat) => ({ workspaceId, envelopeId: id, seat, memberId: seatOf(viewer), approvedAt: now })),
    })
    const complete = filled.length + filling.length === seats.length
    await tx.changeEnvelope.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { ...(complete ? { status: 'APPROVED', decidedAt: now } : {}), version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'envelope.approved',
      subject: { type: 'ModelVersion', id: baseVersionId, key: null },
      engagementId,
      modelVersionId: baseVersionId,
      changes: [
        ...filling.map((seat) => ({ field: 'approval', from: null, to: seat })),
        ...(complete ? [{ field: 'status', from: 'PROPOSED', to: 'APPROVED' }] : []),
      ],
      refs: { envelopeId: id },
    })
    return id
  })
}

const saidSeat = (seat: EnvelopeSeat) =>
  seat === 'OVERSIGHT' ? 'GRC or security leadership' : `the A of the ${spoken(seat)} gate`

/** An envelope stands on a version whose gates people decided. */
async function mustBeDecided({ tx }: Change, envelope: EnvelopeRow, stages: readonly EnvelopeStage[]) {
  const gates = await tx.gate.findMany({
    where: { workspaceId: envelope.workspaceId, modelVersionId: envelope.baseVersionId, stage: { in: [...stages] } },
  })
  const open = gates.filter(({ status }) => !isApproved(status as GateStatus))
  if (open.length === 0) return
  throw new NotReady(
    open.map(({ id, key, status }) => ({
      code: 'BASE_NOT_APPROVED',
      message: `${key} of the base version is ${spoken(status)}; an envelope stands on approved gates`,
      subject: `Gate:${id}`,
    })),
  )
}

function isHighStakes({ engagement }: Pick<EnvelopeRow, 'engagement'>): boolean {
  return engagement.tier === 1 || engagement.classifications.some(({ riskClass }) => isHighRisk(riskClass as RiskClass))
}

async function personOf({ tx, now, viewer }: Change, envelope: EnvelopeRow, stages: readonly EnvelopeStage[]) {
  const { workspaceId, engagementId, engagement } = envelope
  const id = seatOf(viewer)
  const cells = await loadGateCells(tx, workspaceId, [engagementId])
  const holdsTheAOf: EnvelopeStage[] = []
  for (const stage of stages) {
    const here = { workspaceId, engagementId, stage, ownerId: engagement.ownerId, now }
    const person = (await loadSigners(tx, [id], here)).get(id)
    const accountable = accountableOf(accountableSeats(cells, { engagementId, stage }))
    if (person !== undefined && accountable !== null && holdsTheA(person, accountable, now)) holdsTheAOf.push(stage)
  }
  return { id, holdsTheAOf, oversees: viewer.teams.some((team) => isOversight(team.function)) }
}
