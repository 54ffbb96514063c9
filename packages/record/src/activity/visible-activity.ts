import type { Prisma } from '../generated/client/client.ts'
import type { Audience } from '../kernel/viewer.ts'

/** The facts that an audience may see: those of its engagements and, for members, those of the workspace itself. */
export function visibleActivity(audience: Audience): Prisma.ActivityWhereInput {
  const { workspaceId } = audience
  if (!audience.wholeWorkspace) return { workspaceId, engagementId: { in: [...audience.engagementIds] } }
  if (audience.hiddenEngagementIds.length === 0) return { workspaceId }
  return { workspaceId, OR: [{ engagementId: null }, { engagementId: { notIn: [...audience.hiddenEngagementIds] } }] }
}
