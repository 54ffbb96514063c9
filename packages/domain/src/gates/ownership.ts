import { Denied } from '../refusal.ts'
import { sitsIn } from './delegation.ts'
import type { Accountable, GateCase, Seat, Signer } from './sign-off-case.ts'
import { gateStage } from './stages.ts'

/** Whether the person has the A: by their seat or, while it lasts, by a delegation of that seat. */
export function holdsTheA(person: Signer, { seat, personId }: Accountable, now: Date): boolean {
  return sitsIn(person, { seat, personId }) || hasDelegation(person, seat, now)
}

/** Why the person does not own the decision, or null. */
export function objectionToOwnership(gate: GateCase, person: Signer, now: Date): Denied | null {
  const { title } = gateStage(gate.stage)
  if (gate.accountable === null) {
    return new Denied(
      `Nobody is accountable for the ${title} gate. Give one seat the A in RACI first.`,
      'NOT_ACCOUNTABLE',
    )
  }
  if (!holdsTheA(person, gate.accountable, now)) {
    const { name } = gate.accountable.seat
    return new Denied(
      `${name} is accountable for the ${title} gate. Ask them to decide, or to delegate to you.`,
      'NOT_ACCOUNTABLE',
    )
  }
  return objectionToRole(person)
}

export function objectionToRole(person: Signer): Denied | null {
  return person.roles.includes('SIGNER')
    ? null
    : new Denied('Only signers sign gates. Ask an administrator for that role.')
}

function hasDelegation(person: Signer, seat: Seat, now: Date): boolean {
  return person.delegations.some(
    ({ of, validFrom, validTo }) => isSameSeat(of, seat) && validFrom <= now && now < validTo,
  )
}

function isSameSeat(one: Seat, other: Seat): boolean {
  return one.kind === 'TEAM' ? other.kind === 'TEAM' && one.teamId === other.teamId : other.kind === 'USE_CASE_OWNER'
}
