import type { Snapshot } from '../kernel/snapshot.ts'
import { type DefinitionDifference, definitionDifferences } from './definition-differences.ts'
import { type DefinitionRow, whole } from './definition-row.ts'
import { titlesOf } from './titles-of.ts'

/** What each of these revisions changed against the one before it, by its id; null for the first of a stage. */
export async function differencesFromFormer(
  { db }: Pick<Snapshot, 'db'>,
  workspaceId: string,
  definitionIds: readonly string[],
): Promise<Map<string, DefinitionDifference[] | null>> {
  const asked = await db.gateDefinition.findMany({ where: { workspaceId, id: { in: [...definitionIds] } } })
  const stages = [...new Set(asked.map(({ stage }) => stage))]
  const all: DefinitionRow[] = await db.gateDefinition.findMany({
    where: { workspaceId, stage: { in: stages } },
    include: whole,
    orderBy: { revision: 'asc' },
  })
  const titles = await titlesOf(db, workspaceId)
  return new Map(
    asked.flatMap(({ id, stage, revision }) => {
      const here = all.filter((each) => each.stage === stage)
      const after = here.find((each) => each.id === id)
      const before = here.findLast((each) => each.revision < revision)
      if (after === undefined) return []
      return [[id, before === undefined ? null : definitionDifferences(before, after, titles)]]
    }),
  )
}
