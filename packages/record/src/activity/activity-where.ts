import { uuidOr } from '../engagements/row-key.ts'
import type { Prisma } from '../generated/client/client.ts'
import type { Audience } from '../kernel/viewer.ts'
import { visibleActivity } from './visible-activity.ts'

export type ActivityFilter = {
  kinds?: readonly string[]
  actorId?: string
  engagementId?: string
  /** The short key of an object, e.g. F-12. */
  subjectKey?: string
  from?: Date
  to?: Date
  /** The place in the log of the newest fact that is wanted. */
  upTo?: number
}

/** The visible facts that a filter asks for. */
export function activityWhere(audience: Audience, filter: ActivityFilter): Prisma.ActivityWhereInput {
  return {
    AND: [
      visibleActivity(audience),
      {
        ...(filter.kinds && filter.kinds.length > 0 ? { kind: { in: [...filter.kinds] } } : {}),
        // An actor has no table of its own: what is no UUID is nobody.
        ...(filter.actorId ? { actorId: uuidOr(filter.actorId) } : {}),
        ...(filter.engagementId ? { engagementId: filter.engagementId } : {}),
        ...(filter.subjectKey ? { subjectKey: filter.subjectKey } : {}),
        ...(filter.upTo === undefined ? {} : { seq: { lte: filter.upTo } }),
        ...(filter.from || filter.to
          ? { at: { ...(filter.from ? { gte: filter.from } : {}), ...(filter.to ? { lte: filter.to } : {}) } }
          : {}),
      },
    ],
  }
}
