import type { TokenScope } from '@assay/domain'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { boardAudience, looksThroughBoard, restrictedEngagements } from './board-audience.ts'
import { hashToken, isTokenShaped } from './token-secret.ts'
import { viewerOfSeat } from './viewer-of-session.ts'

type Found = { workspace_id: string; id: string; name: string; scopes: string; created_by_id: string; stale: boolean }

/** Who asks with this API token: its scopes, bounded by what the seat that answers for it may do. Null when it does not stand. */
export async function viewerOfToken(record: EngagementRecord, token: string): Promise<Viewer | null> {
  if (!isTokenShaped(token)) return null
  const { rows } = await record.directory.query<Found>(
    `SELECT workspace_id, id, name, scopes, created_by_id,
       last_used_at IS NULL OR last_used_at < now() - interval '1 minute' AS stale
     FROM api_token
     WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [hashToken(token)],
  )
  const found = rows[0]
  if (found === undefined) return null
  const answering = await viewerOfSeat(record, found.workspace_id, found.created_by_id)
  if (answering === null) return null
  // Once a minute is enough to say when a token was last used, and keeps reads from writing.
  if (found.stale) await record.directory.query('UPDATE api_token SET last_used_at = now() WHERE id = $1', [found.id])
  const viewer: Viewer = {
    ...answering,
    actor: { type: 'TOKEN', id: found.id, name: found.name },
    scopes: found.scopes.split(' ') as TokenScope[],
    sessionId: found.id,
  }
  return looksThroughBoard(viewer) ? atBoard(record, viewer) : viewer
}

/** Nothing else of the seat is handed on: at a board, it has no roles and no teams. */
async function atBoard(record: EngagementRecord, viewer: Viewer): Promise<Viewer> {
  const { workspaceId, audience } = viewer
  const restricted = await read(record, workspaceId, (snapshot) => restrictedEngagements(snapshot, workspaceId))
  return { ...viewer, roles: [], engagementRoles: [], teams: [], audience: boardAudience(audience, restricted) }
}
