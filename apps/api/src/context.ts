import type { EngagementRecord, Session, Viewer } from '@assay/record'
import { objectionToAsking, objectionToReading, viewerOfSession, viewerOfToken } from '@assay/record'
import { type Context, OperationContext } from '@assay/schema'
import { Rejected } from './rejected.ts'

export type Asking = { viewer: Viewer | null; session: Session | null }

/** Who asks: a bearer token, else the session cookie, else nobody. Throws Rejected for a token that does not stand. */
export async function whoAsks(record: EngagementRecord, headers: Headers): Promise<Asking> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (bearer !== undefined) {
    const viewer = await viewerOfToken(record, bearer)
    if (viewer === null)
      throw new Rejected(401, 'This token is unknown, expired or revoked: make a new one in Settings')
    return { viewer, session: null }
  }
  if (!headers.has('cookie')) return { viewer: null, session: null }
  const session = await record.auth.session(headers)
  return { viewer: session === null ? null : await viewerOfSession(record, session), session }
}

/**
 * A token is never sent by itself, unlike a cookie; it may send documents of its own. Not so a live board's, which
 * hangs on a wall: it asks what its page asks.
 */
export const byToken = ({ viewer }: Asking): boolean =>
  viewer !== null && viewer.scopes !== null && viewer.audience.reads !== 'board'

/**
 * Who asks the graph. A token without the scope to read may write and nothing else; it is turned away here, so that
 * nothing tells it what is there from what is not.
 */
export const whoReads = (record: EngagementRecord, headers: Headers): Promise<Asking> =>
  whoAsksUnless(objectionToAsking, record, headers)

/** The same for what is on the record and not in the graph: no live board shows it. */
export const whoReadsFiles = (record: EngagementRecord, headers: Headers): Promise<Asking> =>
  whoAsksUnless(objectionToReading, record, headers)

async function whoAsksUnless(
  objectionTo: (viewer: Viewer) => Error | null,
  record: EngagementRecord,
  headers: Headers,
): Promise<Asking> {
  const asking = await whoAsks(record, headers)
  const objection = asking.viewer === null ? null : objectionTo(asking.viewer)
  if (objection !== null) throw new Rejected(403, objection.message)
  return asking
}

/** The context of one query or mutation. Whoever made it closes its snapshot when the response is sent. */
export function operationContext(
  record: EngagementRecord,
  { viewer, session }: Asking,
  headers: Headers,
  address: string,
): Context {
  return new OperationContext(record, viewer?.audience ?? null, viewer, { session, headers, address })
}
