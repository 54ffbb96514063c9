import {
  type Audience,
  type EngagementRecord,
  openTimedSnapshot,
  type Session,
  type TimedSnapshot,
  type Viewer,
} from '@assay/record'
import type { Context } from './context.ts'
import type { Rate } from './limits/rate.ts'
import { NotSignedIn } from './not-signed-in.ts'
import { type Sees, seesOf } from './sees.ts'

type Request = {
  session: Session | null
  headers: Headers
  address?: string
  /** A snapshot of the same workspace that several contexts share; whoever opened it closes it. */
  snapshot?: TimedSnapshot
}

/**
 * The context of one operation. A class, since servers copy a context field by field: on a copy, too, `audience` and
 * `viewer` must throw where there is none.
 */
export class OperationContext implements Context {
  readonly record: EngagementRecord
  readonly snapshot: TimedSnapshot
  readonly session: Session | null
  readonly headers: Headers
  readonly sees: Sees
  readonly idempotencyKey: string | null
  readonly audienceOrNull: Audience | null
  readonly viewerOrNull: Viewer | null
  readonly now: () => Date
  readonly caller: string
  rate: Rate

  constructor(
    record: EngagementRecord,
    audience: Audience | null,
    viewer: Viewer | null,
    { session, headers, address = '', snapshot }: Request = { session: null, headers: new Headers() },
  ) {
    this.record = record
    this.snapshot = snapshot ?? openTimedSnapshot(record, audience?.workspaceId ?? '')
    this.session = session
    this.headers = headers
    this.sees = seesOf(() => audience, this.snapshot)
    this.idempotencyKey = headers.get('idempotency-key')
    this.audienceOrNull = audience
    this.viewerOrNull = viewer
    this.now = () => this.snapshot.moment ?? record.now()
    this.caller = viewer === null ? `visitor:${address}` : `${viewer.actor.type}:${viewer.actor.id ?? ''}`
    this.rate = { cost: 0, remaining: 0, resetAt: record.now() }
  }

  get audience(): Audience {
    if (this.audienceOrNull === null) throw new NotSignedIn()
    return this.audienceOrNull
  }

  get viewer(): Viewer {
    if (this.viewerOrNull === null) throw new NotSignedIn()
    return this.viewerOrNull
  }
}
