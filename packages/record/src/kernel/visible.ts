import { NotFound } from '@assay/domain'
import type { Audience } from './viewer.ts'

export function seesEngagement(audience: Audience, engagementId: string): boolean {
  return audience.wholeWorkspace
    ? !audience.hiddenEngagementIds.includes(engagementId)
    : audience.engagementIds.includes(engagementId)
}

/** The `where` of every table that belongs to an engagement. */
export function visibleInEngagements(audience: Audience) {
  const { workspaceId } = audience
  if (!audience.wholeWorkspace) return { workspaceId, engagementId: { in: [...audience.engagementIds] } }
  if (audience.hiddenEngagementIds.length === 0) return { workspaceId }
  return { workspaceId, engagementId: { notIn: [...audience.hiddenEngagementIds] } }
}

/** The `where` of engagements themselves. */
export function visibleEngagements(audience: Audience) {
  const { engagementId, workspaceId } = visibleInEngagements(audience) as {
    workspaceId: string
    engagementId?: { in: string[] } | { notIn: string[] }
  }
  return engagementId === undefined ? { workspaceId } : { workspaceId, id: engagementId }
}

/** The row, when it exists and the audience may see its engagement; one wording for "missing" and "not yours". */
export function mustSee<Row extends { engagementId: string }>(row: Row | null, audience: Audience, what: string): Row {
  if (row === null || !seesEngagement(audience, row.engagementId)) throw new NotFound(what)
  return row
}
