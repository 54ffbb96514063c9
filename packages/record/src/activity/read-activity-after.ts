import type { Activity } from '../generated/client/client.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Audience } from '../kernel/viewer.ts'
import { type Following, whereInScope } from './activity-in-scope.ts'

type Range = { after: bigint; upTo: bigint; limit: number }

/** Up to `limit` facts in scope that the audience may see, of those after one place and up to another, in order. */
export function readActivityAfter(
  record: EngagementRecord,
  audience: Audience,
  following: Following,
  { after, upTo, limit }: Range,
): Promise<Activity[]> {
  return read(record, audience.workspaceId, ({ db }) =>
    db.activity.findMany({
      where: { ...whereInScope(audience, following), seq: { gt: after, lte: upTo } },
      orderBy: { seq: 'asc' },
      take: limit,
    }),
  )
}
