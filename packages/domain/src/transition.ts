import { InvalidInput } from './refusal.ts'
import { listed, spoken } from './spoken.ts'

/** A state machine as a table: the states that each state may become. */
export type Transitions<State extends string> = { readonly [from in State]: readonly State[] }

/** Why the table does not lead from one state to the other, or null. */
export function objectionToTransition<State extends string>(
  what: string,
  transitions: Transitions<State>,
  from: State,
  to: State,
): InvalidInput | null {
  const open = transitions[from]
  if (open.includes(to)) return null
  const way = open.length === 0 ? 'That state is final.' : `From here it can become ${listed(open.map(spoken))}.`
  const message =
    from === to
      ? `The ${what} is ${spoken(to)} already. ${way}`
      : `The ${what} is ${spoken(from)} and cannot become ${spoken(to)}. ${way}`
  return new InvalidInput([{ path: ['status'], message }], 'INVALID_TRANSITION')
}
