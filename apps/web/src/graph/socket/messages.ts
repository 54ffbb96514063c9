import type { GraphQLFormattedError } from 'graphql'
import type { FormattedExecutionResult, SubscribePayload } from 'graphql-ws'

type Result = FormattedExecutionResult<Record<string, unknown>, unknown>

/** What a tab tells the keeper of the sockets. `id` names one of the tab's own subscriptions. */
export type FromTab =
  | { type: 'subscribe'; id: number; seat: string; payload: SubscribePayload }
  | { type: 'unsubscribe'; id: number }
  /** The tab holds this lock for as long as it lives: whoever gets it knows that the tab is gone. */
  | { type: 'here'; lock: string }
  /** The tab was away, or doubts what it sees: is anybody there, and do the sockets still answer? */
  | { type: 'check' }
  /** The tab goes or falls asleep: all of its subscriptions end. */
  | { type: 'goodbye' }

/** What the keeper tells a tab. */
export type ToTab =
  | { type: 'next'; id: number; result: Result }
  /** The server refuses the subscription. */
  | { type: 'error'; id: number; errors: readonly GraphQLFormattedError[] }
  | { type: 'complete'; id: number }
  /** The socket is gone, and with it the subscription. */
  | { type: 'lost'; id: number; close: Close }
  /** The socket that carries it stands. */
  | { type: 'open'; id: number }
  /** The server answered a ping on the socket that carries these. */
  | { type: 'alive'; ids: readonly number[] }
  | { type: 'checked' }

export type Close = { code: number; reason: string }

/** What becomes of a subscription. */
export type Sink = {
  next: (result: Result) => void
  error: (errors: readonly GraphQLFormattedError[]) => void
  complete: () => void
  lost: (close: Close) => void
  open: () => void
  alive: () => void
}
