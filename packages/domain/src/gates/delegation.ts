import { Denied, type InvalidField, InvalidInput, type Refusal } from '../refusal.ts'
import type { Accountable, GateCase, Signer } from './sign-off-case.ts'
import { gateStage } from './stages.ts'

/** A hand-over for longer is a change of the A, which RACI holds. */
export const delegationDays = 180

export type Handover = { to: Signer; reason: string; validFrom: Date; validTo: Date }

/** Whether the person sits in a seat themselves: who holds the A by delegation hands it no further. */
export function sitsIn(person: Signer, { seat, personId }: Accountable): boolean {
  if (personId !== null && personId !== person.id) return false
  return seat.kind === 'TEAM' ? person.teams.some(({ id }) => id === seat.teamId) : person.isUseCaseOwner
}

/** Why this person may not hand the A of the gate over like this, or null (rule 1: a delegation has a start and an end). */
export function objectionToDelegating(
  { stage, accountable }: Pick<GateCase, 'stage' | 'accountable'>,
  giver: Signer,
  { to, reason, validFrom, validTo }: Handover,
  now: Date,
): Refusal | null {
  const { title } = gateStage(stage)
  if (accountable === null) {
    return new Denied(
      `Nobody is accountable for the ${title} gate. Give one seat the A in RACI first.`,
      'NOT_ACCOUNTABLE',
    )
  }
  if (!sitsIn(giver, accountable)) {
    const message = `${accountable.seat.name} is accountable for the ${title} gate. Only who sits there can hand the A over.`
    return new Denied(message, 'NOT_ACCOUNTABLE')
  }
  const latest = new Date(validFrom.getTime() + delegationDays * 86_400_000)
  const fields: InvalidField[] = []
  const fault = (name: string, message: string) => void fields.push({ path: [name], message })
  if (to.id === giver.id) fault('toId', 'You hold the A already. Choose someone else.')
  else if (!to.roles.includes('SIGNER'))
    fault('toId', `${to.name} is no signer here. Ask an administrator for that role.`)
  if (reason.trim() === '') fault('reason', 'Say why the A is handed over.')
  if (validTo <= validFrom || validTo <= now) fault('validTo', 'Let the delegation end after it begins, and after now.')
  else if (validTo > latest) fault('validTo', `Delegate for ${delegationDays} days at most; for longer, change RACI.`)
  return fields.length === 0 ? null : new InvalidInput(fields)
}
