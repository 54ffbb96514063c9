import type { LiveRequest } from './request.ts'
import type { Sink } from './sink.ts'

/** One subscriber: a place in the log and where its deliveries go. It holds no queue. */
export type Follower = {
  readonly request: LiveRequest
  readonly sink: Sink
  /** The last place of the log that it has, or that it has no part in. */
  position: bigint
  /** The cohort that delivers to it at present. */
  cohort: Cohort | null
  /** It left, or was ended: nothing is delivered any more. */
  gone: boolean
}

/** Subscribers that get the same bytes. */
export type Cohort = {
  readonly key: string
  join(follower: Follower): void
  leave(follower: Follower): void
  /** The window's head moved. */
  arrived(): void
  isEmpty(): boolean
  close(): void
}
