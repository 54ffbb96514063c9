import { type GateStatus, isApproved } from '@assay/domain'
import type { MaterialChange, Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { type Matter, matterOfDecision } from './matter.ts'

type Decision = { id: string; status: string; frozen: unknown }
type Gate = { id: string; status: string; decisions: readonly Decision[] }

/** What rule 10 asks about an approval beside the facts of its gate. */
export type LoadedApproval = {
  /** What it was taken on; null for one that was taken over from elsewhere. */
  matter: Matter | null
  decided: ReadonlyMap<string, { status: string; supersededById: string | null; effectiveTo: Date | null }>
  answers: readonly MaterialChange[]
  conditions: readonly Prisma.GateConditionGetPayload<object>[]
}

/** The approvals among these gates, by gate: a fixed number of statements, none where nothing is approved. */
export async function loadApprovals(
  db: Transaction,
  workspaceId: string,
  gates: readonly Gate[],
): Promise<Map<string, LoadedApproval>> {
  const approved = gates.filter(({ status }) => isApproved(status as GateStatus))
  if (approved.length === 0) return new Map()
  const standing = new Map(
    approved.map(({ id, decisions }) => [id, decisions.find(({ status }) => status === 'EFFECTIVE') ?? null]),
  )
  const matters = new Map(
    [...standing].map(([id, decision]) => [id, decision === null ? null : matterOfDecision(decision)]),
  )
  const decisionIds = [...standing.values()].flatMap((decision) => decision?.id ?? [])
  const evidenceIds = [...matters.values()].flatMap((matter) => matter?.evidence.map(({ id }) => id) ?? [])
  const rows = await db.evidence.findMany({
    where: { workspaceId, id: { in: [...new Set(evidenceIds)] } },
    select: { id: true, status: true, supersededById: true, effectiveTo: true },
  })
  const answers = await db.materialChange.findMany({ where: { workspaceId, decisionId: { in: decisionIds } } })
  const conditions = await db.gateCondition.findMany({
    where: { workspaceId, decisionId: { in: decisionIds } },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
  })
  const decided = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    [...standing].map(([id, decision]) => [
      id,
      {
        matter: matters.get(id) ?? null,
        decided,
        answers: answers.filter(({ decisionId }) => decisionId === decision?.id),
        conditions: conditions.filter(({ decisionId }) => decisionId === decision?.id),
      },
    ]),
  )
}
