import { aboutEvidence } from '../evidence/decide-on-evidence.ts'
import { readEvidence } from '../evidence/lock-evidence.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import type { Change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import { readRule10Policy } from './rule-10-policy.ts'

/** The evidence with the locks of every gate that it serves; null where there is none. */
async function lock({ tx, viewer }: Change, evidenceId: string) {
  const { workspaceId } = viewer
  const seen = await tx.evidence.findUnique({ where: { workspaceId_id: { workspaceId, id: evidenceId } } })
  if (seen === null) return null
  const touched = await gatesTouchedBy(tx, workspaceId, seen)
  await lockGates(tx, workspaceId, touched)
  return { evidence: await readEvidence(tx, workspaceId, evidenceId), touched }
}

/** Accepted evidence whose last day is over is EXPIRED, and the days of grace begin for what was decided on it. */
export async function expireEvidence(step: Change, evidenceId: string, at: Date): Promise<boolean> {
  const { tx, viewer, announce } = step
  const { workspaceId } = viewer
  const locked = await lock(step, evidenceId)
  if (locked === null) return false
  const { evidence, touched } = locked
  const { effectiveTo, status } = evidence
  if (status !== 'ACCEPTED' || effectiveTo === null || effectiveTo > at) return false
  await tx.evidence.update({
    where: { workspaceId_id: { workspaceId, id: evidenceId } },
    data: {
      status: 'EXPIRED',
      statusReason: 'Its last day is over',
      version: { increment: 1 },
      updatedAt: at,
    },
  })
  const { graceMs } = await readRule10Policy(tx, workspaceId)
  const grace = { kind: 'EVIDENCE_GRACE', at: new Date(effectiveTo.getTime() + graceMs) }
  await tx.lapse.upsert({
    where: { workspaceId_kind_subjectId: { workspaceId, kind: grace.kind, subjectId: evidenceId } },
    create: { workspaceId, subjectId: evidenceId, ...grace },
    update: grace,
  })
  announce({
    kind: 'evidence.expired',
    ...aboutEvidence(evidence),
    changes: [{ field: 'status', from: 'ACCEPTED', to: 'EXPIRED' }],
    at,
  })
  await recomputeReadiness(tx, workspaceId, touched, at, announce)
  return true
}

/** Evidence that was accepted ahead of its first day counts from now on. */
export const beginEvidence = recomputeItsGates
/** What was decided on expired evidence may stand no longer. */
export const endGraceOfEvidence = recomputeItsGates

async function recomputeItsGates(step: Change, evidenceId: string, at: Date): Promise<boolean> {
  const locked = await lock(step, evidenceId)
  if (locked === null) return false
  let changed = false
  await recomputeReadiness(step.tx, step.viewer.workspaceId, locked.touched, at, (fact) => {
    changed = true
    step.announce({ ...fact, at })
  })
  return changed
}
