import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience, Viewer } from '../kernel/viewer.ts'

/** Whether somebody looks through a live board's token: whoever stands before the screen, not whoever made it. */
export function looksThroughBoard({ scopes }: Pick<Viewer, 'scopes'>): boolean {
  return scopes?.includes('board') ?? false
}

/** The engagements that no board shows, whoever made its token. */
export async function restrictedEngagements({ db }: Pick<Snapshot, 'db'>, workspaceId: string): Promise<string[]> {
  const restricted = await db.engagement.findMany({
    where: { workspaceId, restricted: true },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return restricted.map(({ id }) => id)
}

/** What a board shows of what the seat that answers for its token sees. */
export function boardAudience(
  { workspaceId, wholeWorkspace, engagementIds }: Audience,
  restricted: readonly string[],
): Audience {
  return {
    workspaceId,
    reads: 'board',
    wholeWorkspace,
    engagementIds: engagementIds.filter((id) => !restricted.includes(id)),
    hiddenEngagementIds: wholeWorkspace ? restricted : [],
  }
}
