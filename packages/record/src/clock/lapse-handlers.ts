import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { aboutGate, touchedBy } from '../gates/subject-of-gate.ts'
import type { Change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import { expireOverride } from '../overrides/expire-override.ts'
import { beginEvidence, endGraceOfEvidence, expireEvidence } from './expire-evidence.ts'

/** What one moment brings about, at `at`. Answers false where the record had moved on before. */
export type LapseHandler = (step: Change, subjectId: string, at: Date) => Promise<boolean>

export const lapseHandlers: Readonly<Record<string, LapseHandler>> = {
  EVIDENCE_BEGINS: beginEvidence,
  EVIDENCE_ENDS: expireEvidence,
  EVIDENCE_GRACE: endGraceOfEvidence,
  OVERRIDE_ENDS: expireOverride,
  CONDITION_ENDS: lapseCondition,
  GATE_DUE: gateFallsDue,
  POLICY_AGES: policyAges,
}

/** A condition whose day is over turns the approval that it was part of, unless it was met or decided anew meanwhile. */
async function lapseCondition({ tx, viewer, announce }: Change, conditionId: string, at: Date): Promise<boolean> {
  const { workspaceId } = viewer
  const where = { workspaceId_id: { workspaceId, id: conditionId } }
  const condition = await tx.gateCondition.findUnique({ where, include: { decision: { include: { gate: true } } } })
  if (condition === null) return false
  const { gate } = condition.decision
  const touched = await gatesTouchedBy(tx, workspaceId, touchedBy(gate))
  await lockGates(tx, workspaceId, touched)
  const now = await tx.gateCondition.findUniqueOrThrow({ where, include: { decision: true } })
  if (now.metAt !== null || now.decision.status !== 'EFFECTIVE') return false
  announce({
    kind: 'gate.conditionLapsed',
    ...aboutGate(gate),
    changes: [{ field: 'condition', from: null, to: now.id }],
    reason: now.text.slice(0, 500).toWellFormed(),
    at,
  })
  await recomputeReadiness(tx, workspaceId, touched, at, announce)
  return true
}

/** The day of a gate's decision has come: everybody who looks at it hears so. */
async function gateFallsDue({ tx, viewer, announce }: Change, gateId: string, at: Date): Promise<boolean> {
  const { workspaceId } = viewer
  const seen = await tx.gate.findUnique({ where: { workspaceId_id: { workspaceId, id: gateId } } })
  if (seen === null) return false
  const touched = await gatesTouchedBy(tx, workspaceId, touchedBy(seen))
  await lockGates(tx, workspaceId, touched)
  const gate = await tx.gate.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: gateId } } })
  if (gate.dueAt === null || gate.dueAt > at) return false
  announce({
    kind: 'gate.fellDue',
    ...aboutGate(gate),
    changes: [{ field: 'dueAt', from: gate.dueAt.toISOString(), to: gate.dueAt.toISOString() }],
    at,
  })
  await recomputeReadiness(tx, workspaceId, touched, at, announce)
  return true
}

/** Evidence has grown too old for the policy of a gate. */
async function policyAges({ tx, viewer, announce }: Change, gateId: string, at: Date): Promise<boolean> {
  const { workspaceId } = viewer
  const gate = await tx.gate.findUnique({ where: { workspaceId_id: { workspaceId, id: gateId } } })
  if (gate === null) return false
  const touched = await gatesTouchedBy(tx, workspaceId, touchedBy(gate))
  await lockGates(tx, workspaceId, touched)
  let changed = false
  await recomputeReadiness(tx, workspaceId, touched, at, (fact) => {
    changed = true
    announce({ ...fact, at })
  })
  return changed
}
