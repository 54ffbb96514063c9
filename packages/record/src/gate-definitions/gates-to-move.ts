import type { GateStage } from '@assay/domain'
import { gateStage } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'

const undecided = ['NOT_STARTED', 'COLLECTING', 'READY']

/** Gates of the stage that nobody has decided: they follow a new revision. Decided ones keep theirs until reopened. */
export async function gatesToMove(tx: Transaction, workspaceId: string, stage: GateStage): Promise<string[]> {
  const gates = await tx.gate.findMany({
    where: { workspaceId, stage, status: { in: undecided } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return gates.map(({ id }) => id)
}

/** These gates and the later ones of the same use cases, which are read on the state of these. */
export async function withLaterGates(
  tx: Transaction,
  workspaceId: string,
  stage: GateStage,
  gateIds: readonly string[],
): Promise<string[]> {
  const { number } = gateStage(stage)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT g.id FROM gate g
    JOIN gate_definition d ON d.workspace_id = g.workspace_id AND d.id = g.definition_id
    WHERE g.workspace_id = ${workspaceId}::uuid AND (g.id = ANY(${[...gateIds]}::uuid[]) OR (d.number > ${number}
      AND g.engagement_id IN (SELECT m.engagement_id FROM gate m
        WHERE m.workspace_id = ${workspaceId}::uuid AND m.id = ANY(${[...gateIds]}::uuid[]))))
    ORDER BY g.id`
  return rows.map(({ id }) => id)
}
