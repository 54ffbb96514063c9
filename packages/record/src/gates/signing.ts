import { type FieldChange, type GateOutcome, NotFound, objectionToSession, statusAfterDecision } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import type { Gate } from '../generated/client/client.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import type { Change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { gatesTouchedBy } from './gates-touched-by.ts'
import { holdSeat } from './hold-seat.ts'
import { type LoadedCase, loadSignOffCase } from './load-sign-off-case.ts'
import { touchedBy } from './subject-of-gate.ts'
import { takeEffect } from './take-effect.ts'

/** The gate with its own and the later gates' locks; Denied to whoever may not sign here, or has not just proved who they are. */
export async function lockForSigning({ tx, now }: Change, viewer: Viewer, gateId: string) {
  const { workspaceId } = viewer
  const seen = mustSee(await tx.gate.findUnique({ where: rowKey(workspaceId, gateId) }), viewer.audience, 'gate')
  mustBeAllowed(viewer, 'SIGN', seen.engagementId)
  const stale = objectionToSession(viewer.authenticatedAt, now)
  if (stale !== null) throw stale
  const touched = await gatesTouchedBy(tx, workspaceId, touchedBy(seen))
  await lockGates(tx, workspaceId, touched)
  await holdSeat(tx, workspaceId, seatOf(viewer))
  return { gate: await tx.gate.findUniqueOrThrow({ where: rowKey(workspaceId, gateId) }), touched }
}

export async function mustLoad(tx: Transaction, viewer: Viewer, gateId: string, now: Date): Promise<LoadedCase> {
  const loaded = await loadSignOffCase(tx, viewer.workspaceId, gateId, now, [seatOf(viewer)])
  if (loaded === null) throw new NotFound('gate')
  return loaded
}

export function signerOf(loaded: LoadedCase, viewer: Viewer) {
  const signer = loaded.signer(seatOf(viewer))
  if (signer === null) throw new NotFound('member')
  return signer
}

export function effectOf(
  { tx, now, announce }: Change,
  { facts }: LoadedCase,
  decisionId: string,
  decision: GateOutcome,
  touched: readonly string[],
) {
  return takeEffect(tx, { gate: facts.gate, decisionId, decision, touched, now, announce })
}

/** Nothing follows yet, but whoever looked at the gate before has not seen this decision. */
export async function wait({ tx, now }: Change, { workspaceId, id }: Gate): Promise<void> {
  await tx.gate.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { version: { increment: 1 }, updatedAt: now },
  })
}

export function statusChange({ reading }: LoadedCase, decision: GateOutcome): FieldChange[] {
  const to = statusAfterDecision(decision)
  return reading.status === to ? [] : [{ field: 'status', from: reading.status, to }]
}
