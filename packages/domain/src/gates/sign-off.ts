import { Conflict, Denied, type InvalidField, InvalidInput, NotReady, type Refusal } from '../refusal.ts'
import { listed, spoken } from '../spoken.ts'
import { approves, decisionsAt, type GateOutcome, setsConditions } from './decisions.ts'
import { tieTo } from './independence.ts'
import { objectionToOwnership } from './ownership.ts'
import type { Condition, GateCase, Signer, SignOffCase } from './sign-off-case.ts'
import { objectionToSingleSigner } from './single-signer.ts'
import { gateStage } from './stages.ts'
import type { GateStatus } from './words.ts'

/**
 * Why this person may not decide the gate now, or null (rules 1–3). Ownership is asked before evidence, and
 * independence before readiness, so that nobody gathers what they may not sign.
 */
export function objectionToSignOff(gate: SignOffCase, now: Date): Refusal | null {
  return (
    objectionToOwnership(gate, gate.signer, now) ??
    objectionToDecidingAgain(gate) ??
    objectionToDecision(gate) ??
    objectionToIndependence(gate, now) ??
    objectionToConditions(gate, now) ??
    objectionToReadiness(gate)
  )
}

const settled: readonly GateStatus[] = [
  'APPROVED',
  'APPROVED_WITH_CONDITIONS',
  'RETURNED',
  'REJECTED',
  'REVOKED',
  'NOT_APPLICABLE',
]

type Again = Pick<GateCase, 'status' | 'standing'> & { decision: GateOutcome }

function objectionToDecidingAgain({ status, standing, decision }: Again): Conflict | null {
  const first = standing?.signatures[0]
  if (standing !== null) {
    const theirs = { theirs: standing.decision, by: first?.signer.name ?? null, at: first?.at ?? null }
    const message = `${theirs.by ?? 'Someone'} has decided already: ${spoken(standing.decision)}. Reload to see it.`
    return new Conflict(message, [{ field: 'decision', yours: decision, ...theirs }], 'ALREADY_DECIDED')
  }
  if (!settled.includes(status)) return null
  const next = reopening[status] ?? 'Reload to see why.'
  return new Conflict(`This gate is ${spoken(status)}. ${next}`, [], 'ALREADY_DECIDED')
}

const reopening: { readonly [status in GateStatus]?: string } = {
  RETURNED: 'Submit what was asked for, or request a decision; that reopens it.',
  REVOKED: 'Submit new evidence, or request a decision; that reopens it.',
}

function objectionToDecision({ stage, decision }: SignOffCase): InvalidInput | null {
  const open = decisionsAt(stage)
  if (open.includes(decision)) return null
  const message = `The ${gateStage(stage).title} gate is decided by ${listed(open.map(spoken))}.`
  return new InvalidInput([{ path: ['decision'], message }])
}

function objectionToIndependence(gate: SignOffCase, now: Date): Refusal | null {
  if (gate.exception !== null) return objectionToSingleSigner(gate, gate.exception, now)
  return objectionToTie(gate, gate.newConditions)
}

function objectionToTie(gate: GateCase & { signer: Signer }, newConditions: readonly Condition[]): Denied | null {
  const tie = tieTo(gate, newConditions, gate.signer.id)
  return tie === null ? null : new Denied(`${tie} Ask another signer with the A to decide.`, 'NOT_INDEPENDENT')
}

/**
 * Why this person may not declare that the gate does not apply, or null. The holder of the A declares it, whatever is
 * missing; someone else of GRC confirms it, and until then it passes nothing.
 */
export function objectionToDeclaring(gate: GateCase & { signer: Signer }, now: Date): Refusal | null {
  return (
    objectionToOwnership(gate, gate.signer, now) ??
    objectionToDecidingAgain({ ...gate, decision: 'NOT_APPLICABLE' }) ??
    objectionToTie(gate, [])
  )
}

function objectionToConditions({ decision, newConditions }: SignOffCase, now: Date): InvalidInput | null {
  if (!setsConditions(decision)) {
    const message = `A decision to ${spoken(decision)} sets no conditions. Remove them, or decide with conditions.`
    return newConditions.length === 0 ? null : new InvalidInput([{ path: ['conditions'], message }])
  }
  if (newConditions.length === 0) {
    return new InvalidInput([
      { path: ['conditions'], message: 'Name at least one condition, with its owner and expiry.' },
    ])
  }
  const fields = newConditions.flatMap(({ text, ownerId, expiresAt }, index): InvalidField[] => {
    const field = (name: string, message: string) => ({ path: ['conditions', String(index), name], message })
    return [
      ...(text.trim() === '' ? [field('text', 'Say what the condition asks for.')] : []),
      ...(ownerId === null ? [field('ownerId', 'Name who owns the condition.')] : []),
      ...(expiresAt === null || expiresAt <= now
        ? [field('expiresAt', 'Let the condition expire in the future.')]
        : []),
    ]
  })
  return fields.length === 0 ? null : new InvalidInput(fields)
}

function objectionToReadiness({ decision, readiness }: SignOffCase): NotReady | null {
  return approves(decision) && readiness.result !== 'READY' ? new NotReady(readiness.reasons) : null
}
