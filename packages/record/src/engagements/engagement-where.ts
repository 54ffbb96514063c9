import type { Prisma } from '../generated/client/client.ts'
import type { Audience } from '../kernel/viewer.ts'
import { visibleEngagements } from '../kernel/visible.ts'
import { uuidOr } from './row-key.ts'

export type EngagementFilter = {
  /** In the name, the key, the purpose or the vendor. */
  search?: string
  kinds?: readonly string[]
  statuses?: readonly string[]
  tiers?: readonly number[]
  ownerId?: string
}

/** The engagements of the register that the audience may see and the filter asks for. */
export function engagementWhere(audience: Audience, filter: EngagementFilter = {}): Prisma.EngagementWhereInput {
  const { kinds, statuses, tiers, ownerId } = filter
  const search = filter.search?.trim().replaceAll('\0', '') ?? ''
  const contains = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
  return {
    AND: [
      visibleEngagements(audience),
      search === '' ? {} : { OR: [{ name: contains }, { key: contains }, { purpose: contains }, { vendor: contains }] },
      kinds === undefined ? {} : { kind: { in: [...kinds] } },
      statuses === undefined ? {} : { status: { in: [...statuses] } },
      tiers === undefined ? {} : { tier: { in: [...tiers] } },
      ownerId === undefined ? {} : { ownerId: uuidOr(ownerId) },
    ],
  }
}
