import { NotFound } from '@assay/domain'
import { uuidOr } from '../engagements/row-key.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { type DefinitionDifference, definitionDifferences } from './definition-differences.ts'
import { type DefinitionRow, whole } from './definition-row.ts'
import { titlesOf } from './titles-of.ts'

/** What a revision changed against the one before it; null for the first. */
export async function differencesFromFormer(
  { db }: Pick<Snapshot, 'db'>,
  workspaceId: string,
  definitionId: string,
): Promise<DefinitionDifference[] | null> {
  const revision: DefinitionRow | null = await db.gateDefinition.findFirst({
    where: { workspaceId, id: uuidOr(definitionId) },
    include: whole,
  })
  if (revision === null) throw new NotFound('gate definition')
  const former: DefinitionRow | null = await db.gateDefinition.findFirst({
    where: { workspaceId, stage: revision.stage, revision: { lt: revision.revision } },
    include: whole,
    orderBy: { revision: 'desc' },
  })
  return former === null ? null : definitionDifferences(former, revision, await titlesOf(db, workspaceId))
}
