import { Denied, NotFound, type Refusal, type TokenScope } from '@assay/domain'
import { objectionTo } from '../identity/must-be-allowed.ts'
import { viewerOfSeat } from '../identity/viewer-of-session.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Actor, Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import type { IntakeJob } from './intake-jobs.ts'

/** A viewer that names who asked, for the writes of a job whose right to be done was checked before. */
export function actingViewer({ workspaceId, actor }: IntakeJob): Viewer {
  return {
    workspaceId,
    actor,
    membershipId: actor.type === 'MEMBERSHIP' ? actor.id : null,
    roles: [],
    engagementRoles: [],
    teams: [],
    scopes: null,
    audience: { workspaceId, reads: 'record', wholeWorkspace: true, engagementIds: [], hiddenEngagementIds: [] },
    authenticatedAt: null,
    sessionId: null,
    idempotency: null,
  }
}

/** Why who asked may, by now, no longer take files into this engagement, or null. */
export async function objectionToActor(
  record: EngagementRecord,
  job: IntakeJob,
  engagementId: string,
): Promise<Refusal | null> {
  if (job.actor.type === 'SYSTEM') return null
  const viewer = await viewerOfActor(record, job.workspaceId, job.actor)
  if (viewer === null) {
    return new Denied(`${job.actor.name} no longer has access to this workspace. Take the file in again yourself`)
  }
  if (!seesEngagement(viewer.audience, engagementId)) return new NotFound('engagement')
  return objectionTo(viewer, 'TAKE_IN', engagementId)
}

async function viewerOfActor(record: EngagementRecord, workspaceId: string, actor: Actor): Promise<Viewer | null> {
  if (actor.type === 'MEMBERSHIP') return viewerOfSeat(record, workspaceId, actor.id)
  const { rows } = await record.directory.query<{ scopes: string; created_by_id: string }>(
    `SELECT scopes, created_by_id FROM api_token
     WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [workspaceId, actor.id],
  )
  const token = rows[0]
  if (token === undefined) return null
  const seat = await viewerOfSeat(record, workspaceId, token.created_by_id)
  return seat === null ? null : { ...seat, actor, scopes: token.scopes.split(' ') as TokenScope[] }
}
