import type { Audience, EngagementRecord, Session, TimedSnapshot, Viewer } from '@assay/record'
import type { Rate } from './limits/rate.ts'
import type { Sees } from './sees.ts'

/** What an operation may know. Its reads share one snapshot; in a subscription there is no viewer. */
export type Context = {
  record: EngagementRecord
  snapshot: TimedSnapshot
  /** What may be seen; reading it when nobody is signed in throws. */
  readonly audience: Audience
  readonly audienceOrNull: Audience | null
  /** Who asks; reading it in a subscription or when nobody is signed in throws. */
  readonly viewer: Viewer
  readonly viewerOrNull: Viewer | null
  session: Session | null
  sees: Sees
  /** From the Idempotency-Key header. */
  idempotencyKey: string | null
  /** The client's request headers, for the account routes. */
  headers: Headers
  /** Whose minute the operation is counted against: the seat, the token, or a visitor's address. */
  caller: string
  /** What this operation cost, counted before it ran. */
  rate: Rate
  /** The moment that is read: now, or the past one that the operation asks for. */
  now(): Date
}
