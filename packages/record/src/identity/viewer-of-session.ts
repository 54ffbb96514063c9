import type { Role, TeamFunction } from '@assay/domain'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { Session } from './auth.ts'
import { audienceOf, readSeat, rolesOf } from './seat.ts'

export type SeatOfAccount = { workspaceId: string; workspaceName: string; workspaceSlug: string; membershipId: string }

/** The active seats of an account, oldest first. */
export async function seatsOfAccount(record: EngagementRecord, userId: string): Promise<SeatOfAccount[]> {
  const { rows } = await record.directory.query<SeatOfAccount>(
    `SELECT m.workspace_id AS "workspaceId", w.name AS "workspaceName", w.slug AS "workspaceSlug", m.id AS "membershipId"
     FROM membership m JOIN workspace w ON w.id = m.workspace_id
     WHERE m.user_id = $1 AND m.status = 'ACTIVE' ORDER BY m.created_at, m.id`,
    [userId],
  )
  return rows
}

/** Who asks with this session: the seat in the workspace chosen last, else the oldest. Null without a seat. */
export async function viewerOfSession(record: EngagementRecord, session: Session): Promise<Viewer | null> {
  const seats = await seatsOfAccount(record, session.userId)
  const chosen = seats.find(({ workspaceId }) => workspaceId === session.workspaceId) ?? seats[0]
  if (chosen === undefined) return null
  return viewerOfSeat(record, chosen.workspaceId, chosen.membershipId, {
    authenticatedAt: session.authenticatedAt,
    authenticatedBy: session.authenticatedBy,
    sessionId: session.id,
  })
}

type Proof = Pick<Viewer, 'authenticatedAt' | 'authenticatedBy' | 'sessionId'>

/** A person acting from a seat; null when the seat is not active. */
export async function viewerOfSeat(
  record: EngagementRecord,
  workspaceId: string,
  membershipId: string,
  { authenticatedAt = null, authenticatedBy, sessionId = null }: Partial<Proof> = {},
): Promise<Viewer | null> {
  return read(record, workspaceId, async (snapshot) => {
    const seat = await readSeat(snapshot, workspaceId, membershipId, record.now())
    if (seat === null) return null
    return {
      workspaceId,
      actor: { type: 'MEMBERSHIP', id: seat.id, name: seat.name },
      membershipId: seat.id,
      roles: rolesOf(seat),
      engagementRoles: seat.grants.flatMap(({ engagementId, role }) =>
        engagementId === null ? [] : [{ engagementId, role: role as Role }],
      ),
      teams: seat.teams.map(({ team }) => ({ id: team.id, function: team.function as TeamFunction })),
      scopes: null,
      audience: await audienceOf(snapshot, seat),
      authenticatedAt,
      ...(authenticatedBy === undefined ? {} : { authenticatedBy }),
      sessionId,
      idempotency: null,
    }
  })
}
