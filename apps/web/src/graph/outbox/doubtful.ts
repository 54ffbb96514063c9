import type { ShownRefusal } from '../refusal.ts'

/** The record forgets keys after seven days: what may have arrived and is older could be done twice. */
export const safeMs = 6.5 * 24 * 3_600_000

/** What its author is told of it then. */
export const doubtful: ShownRefusal = {
  kind: 'Fault',
  code: 'TOO_OLD',
  message:
    'This was sent a week ago and never answered, so it may be on the record already: look before you send it again',
  reasons: [],
  fields: [],
  values: [],
}
