import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Audience, Viewer } from '../kernel/viewer.ts'
import { audienceOf, readSeat } from './seat.ts'

/** What the viewer may see at this moment; null once the seat, the session or the token no longer stands. */
export async function accessNow(record: EngagementRecord, viewer: Viewer): Promise<Audience | null> {
  if (viewer.membershipId === null || !(await stillStands(record, viewer))) return null
  const { workspaceId, membershipId } = viewer
  return read(record, workspaceId, async (snapshot) => {
    const seat = await readSeat(snapshot, workspaceId, membershipId, record.now())
    return seat === null ? null : audienceOf(snapshot, seat)
  })
}

async function stillStands(record: EngagementRecord, { actor, sessionId }: Viewer): Promise<boolean> {
  if (actor.type === 'TOKEN') {
    const { rowCount } = await record.directory.query(
      'SELECT FROM api_token WHERE id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())',
      [actor.id],
    )
    return rowCount === 1
  }
  return sessionId === null || record.auth.sessionStands(sessionId)
}
