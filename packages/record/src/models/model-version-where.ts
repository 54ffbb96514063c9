import type { ModelVersionStatus } from '@assay/domain'
import { uuidOr } from '../engagements/row-key.ts'
import type { Prisma } from '../generated/client/client.ts'
import type { Audience } from '../kernel/viewer.ts'
import { visibleInEngagements } from '../kernel/visible.ts'

export type ModelVersionFilter = {
  engagementId?: string
  statuses?: readonly ModelVersionStatus[]
  live?: boolean
  unapproved?: boolean
  unratified?: boolean
  toReview?: boolean
  withoutRetirement?: boolean
}

const once: readonly ModelVersionStatus[] = ['SUPERSEDED', 'ROLLED_BACK', 'QUARANTINED', 'RETIRING']

/** The versions that the filter means, among those that the audience may see. */
export function modelVersionWhere(audience: Audience, filter: ModelVersionFilter): Prisma.ModelVersionWhereInput {
  const { engagementId, statuses, live, unapproved, unratified, toReview, withoutRetirement } = filter
  const unheld = { active: true, authorisation: { not: 'APPROVED' } }
  return {
    AND: [
      visibleInEngagements(audience),
      ...(engagementId === undefined ? [] : [{ engagementId: uuidOr(engagementId) }]),
      ...(statuses === undefined ? [] : [{ status: { in: [...statuses] } }]),
      ...(live === true
        ? [{ OR: [{ status: { in: ['CANARY', 'PRODUCTION'] } }, { routings: { some: { active: true } } }] }]
        : []),
      ...(unapproved === true ? [{ routings: { some: unheld } }] : []),
      ...(unratified === true
        ? [{ routings: { some: { steps: { some: { ratifyBy: { not: null }, ratifiedAt: null } } } } }]
        : []),
      ...(toReview === true ? [{ envelopeUses: { some: { sampled: true, reviewedAt: null } } }] : []),
      ...(withoutRetirement === true
        ? [
            {
              status: { in: [...once] },
              trafficPercent: 0,
              routings: { none: { active: true } },
              gates: { none: { stage: 'RETIREMENT', status: { not: 'NOT_STARTED' } } },
            },
          ]
        : []),
    ],
  }
}
