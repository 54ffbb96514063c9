import { visibleSql } from '../engagements/visible-sql.ts'
import { isOpen } from '../findings/finding-where.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import type { Figure } from './read-figures.ts'

export type SteadyStateSignal = { code: string; name: string; have: number; need: number; detail: string; href: string }

/** The three signals of a steady state, from the record and from the figures of the same snapshot. */
export async function readSignals(
  snapshot: Snapshot,
  audience: Audience,
  figures: readonly Figure[],
): Promise<SteadyStateSignal[]> {
  const packs = figures.find(({ code }) => code === 'INCOMPLETE_PACKS')
  const live = packs?.of ?? 0
  const complete = live - (packs?.value ?? 0)
  const [ai] = await snapshot.sql<{ have: number; need: number }>(Prisma.sql`
    SELECT count(*)::int AS need, (count(*) FILTER (WHERE (f.owner_id IS NOT NULL OR f.team_id IS NOT NULL) AND EXISTS (
      SELECT FROM finding_subject s WHERE s.workspace_id = f.workspace_id AND s.finding_id = f.id
        AND (s.model_version_id IS NOT NULL OR s.dataset_version_id IS NOT NULL))))::int AS have
    FROM finding f
    WHERE f.workspace_id = ${audience.workspaceId}::uuid AND ${visibleSql(audience, Prisma.sql`f.engagement_id`)}
      AND f.ai_specific AND ${isOpen}`)
  const { have, need } = ai ?? { have: 0, need: 0 }
  return [
    {
      code: 'RELEASED_WITH_PACK',
      name: 'Every released version has its pack',
      have: complete,
      need: live,
      detail: `${complete} of ${live} live versions have all that their pack holds`,
      href: '/register?figure=INCOMPLETE_PACKS',
    },
    {
      code: 'AI_FINDINGS_LIKE_OTHERS',
      name: 'AI findings are handled like all others',
      have,
      need,
      detail: `${have} of ${need} open AI-specific findings have an owner and stand on a version`,
      href: '/findings?aiSpecific=1',
    },
    {
      code: 'FIGURES_FROM_THE_RECORD',
      name: "Leadership's figures are queries over the record",
      have: figures.length,
      need: figures.length,
      detail: 'Each figure opens the rows that it counts',
      href: '/',
    },
  ]
}
