import { Conflict, type ConflictingValue } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'

type Subject = { workspaceId: string; engagementId: string; id: string; what: string }
type Values = readonly { field: string; yours: string; theirs: string }[]

/** Someone changed the row since the caller read it: both values, and who wrote the other by the newest fact of it. */
export async function staleVersion(tx: Transaction, subject: Subject, values: Values): Promise<Conflict> {
  const { workspaceId, engagementId, id, what } = subject
  const last = await tx.activity.findFirst({
    where: { workspaceId, engagementId, OR: [{ subjectId: id }, { gateId: id }] },
    orderBy: { seq: 'desc' },
    select: { actorName: true, at: true },
  })
  const author = { by: last?.actorName ?? null, at: last?.at ?? null }
  const all: ConflictingValue[] = values.map((value) => ({ ...value, ...author }))
  const whose = last === null ? 'Someone' : last.actorName
  return new Conflict(`${whose} changed this ${what} since you opened it. Reload, then decide what holds.`, all)
}
