import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Audience, Viewer } from '../kernel/viewer.ts'
import { boardAudience, looksThroughBoard, restrictedEngagements } from './board-audience.ts'
import { audiencesOf, readSeats } from './seat.ts'

/** What the viewer may see at this moment; null once the seat, the session or the token no longer stands. */
export async function accessNow(record: EngagementRecord, viewer: Viewer): Promise<Audience | null> {
  return (await accessOfAll(record, viewer.workspaceId, [viewer]))[0] ?? null
}

/** The same for many viewers of one workspace, in their order, in as many statements as for one. */
export async function accessOfAll(
  record: EngagementRecord,
  workspaceId: string,
  viewers: readonly Viewer[],
): Promise<(Audience | null)[]> {
  const standing = await standingAmong(record, viewers)
  const membershipIds = [...new Set(viewers.flatMap(({ membershipId }) => membershipId ?? []))]
  return read(record, workspaceId, async (snapshot) => {
    const seats = await readSeats(snapshot, workspaceId, membershipIds, record.now())
    const audiences = await audiencesOf(snapshot, workspaceId, seats)
    const restricted = viewers.some(looksThroughBoard) ? await restrictedEngagements(snapshot, workspaceId) : []
    return viewers.map((viewer) => {
      const audience = viewer.membershipId !== null && standing(viewer) ? audiences.get(viewer.membershipId) : undefined
      if (audience === undefined) return null
      return looksThroughBoard(viewer) ? boardAudience(audience, restricted) : audience
    })
  })
}

async function standingAmong(record: EngagementRecord, viewers: readonly Viewer[]) {
  const tokens = viewers.flatMap(({ actor }) => (actor.type === 'TOKEN' ? [actor.id] : []))
  const sessions = viewers.flatMap(({ actor, sessionId }) =>
    actor.type === 'TOKEN' || sessionId === null ? [] : [sessionId],
  )
  const [standingTokens, standingSessions] = await Promise.all([
    tokens.length === 0 ? new Set<string>() : tokensStanding(record, tokens),
    sessions.length === 0 ? new Set<string>() : record.auth.sessionsStanding(sessions),
  ])
  return ({ actor, sessionId }: Viewer) =>
    actor.type === 'TOKEN' ? standingTokens.has(actor.id) : sessionId === null || standingSessions.has(sessionId)
}

async function tokensStanding(record: EngagementRecord, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await record.directory.query<{ id: string }>(
    `SELECT id FROM api_token
     WHERE id = ANY($1) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [[...new Set(ids)]],
  )
  return new Set(rows.map(({ id }) => id))
}
