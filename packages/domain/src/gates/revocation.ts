import { isOversight } from '../identity/words.ts'
import { Conflict, Denied, InvalidInput, type Refusal } from '../refusal.ts'
import { spoken } from '../spoken.ts'
import { holdsTheA, objectionToRole } from './ownership.ts'
import type { GateCase, Signer } from './sign-off-case.ts'
import { gateStage } from './stages.ts'
import { isPassed } from './words.ts'

export type RevocationCase = GateCase & { signer: Signer; pending: boolean }

/**
 * Why this person may not take the standing decision back, or null. The holder of the A may, and so may a signer of GRC
 * or security leadership; no tie keeps anyone from withdrawing an authorisation.
 */
export function objectionToRevoking(gate: RevocationCase, reason: string, now: Date): Refusal | null {
  return (
    objectionToRole(gate.signer) ??
    objectionToSeat(gate, now) ??
    objectionToState(gate) ??
    (reason.trim() === ''
      ? new InvalidInput([{ path: ['reason'], message: 'Say why, in a sentence that an auditor can read.' }])
      : null)
  )
}

function objectionToSeat({ accountable, signer, stage }: RevocationCase, now: Date): Denied | null {
  if (accountable !== null && holdsTheA(signer, accountable, now)) return null
  if (signer.teams.some((team) => isOversight(team.function))) return null
  const whose = accountable?.seat.name ?? 'The holder of the A'
  const message = `${whose}, GRC and security leadership can revoke a decision on the ${gateStage(stage).title} gate. Ask one of them.`
  return new Denied(message, 'NOT_ACCOUNTABLE')
}

function objectionToState({ status, standing, pending }: RevocationCase): Conflict | null {
  if (standing !== null && (pending || isPassed(status))) return null
  const message = `This gate is ${spoken(status)}: no approval stands that could be revoked. Reload to see it.`
  return new Conflict(message, [], 'ALREADY_DECIDED')
}
