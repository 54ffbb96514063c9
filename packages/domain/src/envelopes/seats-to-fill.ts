import type { EnvelopeSeat, EnvelopeStage } from './words.ts'

/** Everyone who has to approve an envelope over these stages. */
export function seatsOfEnvelope(stages: readonly EnvelopeStage[], highStakes: boolean): EnvelopeSeat[] {
  return highStakes ? [...stages, 'OVERSIGHT'] : [...stages]
}

type Person = { id: string; holdsTheAOf: readonly EnvelopeStage[]; oversees: boolean }
type Filled = readonly { seat: EnvelopeSeat; memberId: string }[]

/**
 * The open seats that this person fills: each gate that they are accountable for, or oversight. The overseer is always
 * a second person (rule 2), so whoever approved for a gate does not oversee as well.
 */
export function seatsToFill(seats: readonly EnvelopeSeat[], filled: Filled, person: Person): EnvelopeSeat[] {
  const open = seats.filter((seat) => !filled.some((each) => each.seat === seat))
  const own = open.filter((seat) => person.holdsTheAOf.some((stage) => stage === seat))
  const oversaw = filled.some(({ seat, memberId }) => seat === 'OVERSIGHT' && memberId === person.id)
  if (own.length > 0 && !oversaw) return own
  const approved = filled.some(({ memberId }) => memberId === person.id)
  return person.oversees && !approved && open.includes('OVERSIGHT') ? ['OVERSIGHT'] : []
}
