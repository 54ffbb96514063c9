import { movesFigures, NotFound } from '@assay/domain'
import { engagementWhere } from '@assay/record'
import type { Context } from '../context.ts'
import { follow } from './live-source.ts'

/**
 * Follows what is computed over one engagement. Facts of no engagement, such as a general responsibility, move it too.
 * Throws NotFound for an engagement that is not there or that the audience does not see.
 */
export async function followEngagement({ snapshot, audience }: Context, key: string) {
  const engagement = await snapshot.db.engagement.findFirst({
    where: { AND: [engagementWhere(audience), { key: key.trim().toUpperCase() }] },
    select: { id: true },
  })
  if (engagement === null) throw new NotFound('engagement', ['key'])
  return follow({
    follows: 'figures',
    moves: ({ kind, engagementId }) => movesFigures(kind) && (engagementId === null || engagementId === engagement.id),
  })
}
