import { NotFound, parseShortKey } from '@assay/domain'
import { visibleEngagements } from '@assay/record'
import type { Context } from '../context.ts'

/** The engagement whose matrix is asked for; null is the programme's. Throws NotFound for one that is not to be seen. */
export async function matrixOf(
  { snapshot, audience }: Pick<Context, 'snapshot' | 'audience'>,
  typed: string | null | undefined,
): Promise<string | null> {
  if (typed == null) return null
  const key = parseShortKey(typed)
  const engagement = await snapshot.db.engagement.findFirst({
    where: { ...visibleEngagements(audience), key: key === null ? typed : `${key.prefix}-${key.n}` },
    select: { id: true },
  })
  if (engagement === null) throw new NotFound('engagement', ['engagementKey'])
  return engagement.id
}
