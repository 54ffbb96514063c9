import { Conflict, type Refusal } from '../refusal.ts'
import { spoken } from '../spoken.ts'
import type { GateStatus } from './words.ts'

export type RequestCase = {
  status: GateStatus
  /** A decision that waits for its other signatures. */
  waits: boolean
  /** Who has asked already. */
  requestedBy: string | null
}

const open: readonly GateStatus[] = ['NOT_STARTED', 'COLLECTING', 'READY', 'STALE', 'RETURNED', 'REVOKED']

/** Why nobody can request a decision on the gate now, or null. What was returned or revoked is reopened by it. */
export function objectionToRequest({ status, waits, requestedBy }: RequestCase): Refusal | null {
  if (requestedBy !== null) {
    return new Conflict(`${requestedBy} has requested this decision already. Reload to see it.`, [], 'ALREADY_EXISTS')
  }
  if (waits) return new Conflict('It is decided and waits for signatures. Reload to see whose.', [], 'ALREADY_DECIDED')
  return open.includes(status)
    ? null
    : new Conflict(`This gate is ${spoken(status)}. Reload to see the decision.`, [], 'ALREADY_DECIDED')
}
