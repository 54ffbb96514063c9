import type { ActivityKind } from '@assay/domain'
import type { ActivityScope } from '@assay/record'
import type { Activity } from '@assay/record/client'

/** What a subscription follows. It may depend on the arguments and the audience, never on who asks. */
export type LiveSource =
  /** Every fact in scope, replayed from a cursor and then followed; each event is a LogEvent. */
  | { follows: 'log'; scope: ActivityScope; kinds: readonly ActivityKind[]; after: bigint | null }
  /** An answer as it stands: at once, and again, at most four times a second, when a fact `moves` it. */
  | { follows: 'figures'; moves: (fact: Activity) => boolean }
  /** Who is there: at once, and again, at most four times a second, when that changes. */
  | { follows: 'presence' }

export type LogEvent =
  | { type: 'activity'; activity: Activity }
  /** The cursor is not one of this log, or too old: read anew, then follow from here. */
  | { type: 'resync'; seq: bigint }

type Events = { log: LogEvent; figures: { seq: bigint }; presence: Record<string, never> }

/** What the `subscribe` of a field answers with: the engine reads what to follow and delivers; nothing else may iterate it. */
export type Followed<Event = unknown> = AsyncIterable<Event> & { source: LiveSource }

export function follow<Source extends LiveSource>(source: Source): Followed<Events[Source['follows']]> {
  return {
    source,
    [Symbol.asyncIterator]() {
      throw new Error('A subscription is delivered by the live engine, for all of its cohort at once')
    },
  }
}
