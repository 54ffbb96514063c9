import type { ActivityKind } from '@assay/domain'
import type { Activity, Prisma } from '../generated/client/client.ts'
import type { Audience } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { visibleActivity } from './visible-activity.ts'

/** What a follower asked for; nothing named is the whole workspace. */
export type ActivityScope = {
  engagementId?: string
  modelVersionId?: string
  gateId?: string
  findingId?: string
}

export type Following = { scope: ActivityScope; kinds: readonly ActivityKind[] }

/** The facts in scope that the audience may see, for the database. */
export function whereInScope(audience: Audience, { scope, kinds }: Following): Prisma.ActivityWhereInput {
  return { ...visibleActivity(audience), ...scope, ...(kinds.length > 0 ? { kind: { in: [...kinds] } } : {}) }
}

/** The same of a fact in memory. */
export function isInScope(fact: Activity, audience: Audience, { scope, kinds }: Following): boolean {
  const seen = fact.engagementId === null ? audience.wholeWorkspace : seesEngagement(audience, fact.engagementId)
  return (
    seen &&
    (kinds.length === 0 || kinds.some((kind) => kind === fact.kind)) &&
    (scope.engagementId === undefined || scope.engagementId === fact.engagementId) &&
    (scope.modelVersionId === undefined || scope.modelVersionId === fact.modelVersionId) &&
    (scope.gateId === undefined || scope.gateId === fact.gateId) &&
    (scope.findingId === undefined || scope.findingId === fact.findingId)
  )
}
