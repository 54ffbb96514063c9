import { Conflict, Denied, NotFound, type Role } from '@assay/domain'
import type { EngagementRecord } from '../kernel/record.ts'
import { hashToken } from './token-secret.ts'

export type StandingInvitation = {
  workspaceId: string
  id: string
  email: string
  name: string
  role: Role
  teamIds: string[]
  workspaceName: string
  invitedBy: string
}

type Row = StandingInvitation & { accepted: boolean; revoked: boolean; expiresAt: Date }

async function findInvitation({ directory }: EngagementRecord, token: string): Promise<Row | null> {
  const { rows } = await directory.query<Row>(
    `SELECT i.workspace_id AS "workspaceId", i.id, i.email, i.name, i.role, i.team_ids AS "teamIds",
       w.name AS "workspaceName", m.name AS "invitedBy", i.expires_at AS "expiresAt",
       i.accepted_at IS NOT NULL AS accepted, i.revoked_at IS NOT NULL AS revoked
     FROM invitation i
     JOIN workspace w ON w.id = i.workspace_id
     JOIN membership m ON m.workspace_id = i.workspace_id AND m.id = i.invited_by_id
     WHERE i.token_hash = $1`,
    [hashToken(token)],
  )
  return rows[0] ?? null
}

/** The invitation that the link's token opens. Throws NotFound, Denied or Conflict when it does not stand. */
export async function mustStand(record: EngagementRecord, token: string): Promise<StandingInvitation> {
  const found = await findInvitation(record, token)
  if (found === null) throw new NotFound('invitation', ['token'])
  if (found.accepted) throw new Conflict('This invitation was accepted already. Sign in.', [], 'ALREADY_EXISTS')
  if (found.revoked) throw new Denied(`This invitation was withdrawn. Ask ${found.invitedBy} for a new one.`)
  if (found.expiresAt <= record.now())
    throw new Denied(`This invitation has expired. Ask ${found.invitedBy} for a new one.`)
  return found
}

/** What an invitation's link shows before it is accepted; null when it does not stand. */
export async function invitationPreview(record: EngagementRecord, token: string) {
  const found = await findInvitation(record, token)
  if (found === null || found.accepted || found.revoked || found.expiresAt <= record.now()) return null
  const { email, name, workspaceName, invitedBy } = found
  return { email, name, workspaceName, invitedBy, hasAccount: (await record.auth.accountOf(email)) !== null }
}
