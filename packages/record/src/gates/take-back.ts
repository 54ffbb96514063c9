import { Conflict, type Signer } from '@assay/domain'
import type { Change } from '../kernel/change.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { LoadedCase } from './load-sign-off-case.ts'
import { recordDecision, shortened } from './record-decision.ts'
import { effectOf, statusChange, wait } from './signing.ts'
import { aboutGate } from './subject-of-gate.ts'

type Revocation = { signer: Signer; reason: string; touched: readonly string[] }

/**
 * The standing decision holds no more. An approval is taken back by a decision of its own, signed and frozen over what
 * it takes back; one that never took effect is only withdrawn. The caller holds the locks.
 */
export async function takeBack(step: Change, viewer: Viewer, loaded: LoadedCase, revocation: Revocation) {
  const { tx, now, announce } = step
  const { signer, reason, touched } = revocation
  const { standing, facts } = loaded
  if (standing === null) throw new Conflict('Nothing was decided that could be taken back.', [], 'ALREADY_DECIDED')
  const { workspaceId, id, digest } = standing
  const pending = standing.status === 'PENDING'
  const made = pending
    ? null
    : await recordDecision(tx, loaded, {
        decision: 'REVOKE',
        rationale: reason,
        revokes: { id, digest },
        signer,
        teamId: signer.teams[0]?.id ?? null,
        method: viewer.authenticatedBy,
        now,
      })
  await tx.gateDecision.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { status: 'REVOKED', version: { increment: 1 }, updatedAt: now },
  })
  announce({
    kind: 'gate.revoked',
    ...aboutGate(facts.gate),
    changes: [
      { field: 'decisionStatus', from: standing.status, to: 'REVOKED' },
      ...(pending ? [] : statusChange(loaded, 'REVOKE')),
    ],
    refs: { decisionId: id, ...(made === null ? {} : { revocationId: made.id, signatureId: made.signatureId }) },
    reason: shortened(reason),
  })
  if (made === null) await wait(step, facts.gate)
  else await effectOf(step, loaded, made.id, 'REVOKE', touched)
}
