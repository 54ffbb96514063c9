import type { Viewer } from '../kernel/viewer.ts'

/** The record acting on its own in one workspace, or for a person who has no seat yet. */
export function systemViewer(workspaceId: string): Viewer {
  return {
    workspaceId,
    actor: { type: 'SYSTEM', id: null, name: 'Assay' },
    membershipId: null,
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
