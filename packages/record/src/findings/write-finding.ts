import { Conflict } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import type { Finding, Prisma } from '../generated/client/client.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

/** A field as the caller wants it, and as it reads on a finding. */
export type Wanted = { field: string; yours: string; theirs: (finding: Finding) => Promise<string> | string }

/** The finding, when the viewer may see and change it. Throws NotFound before Denied. */
export async function findingToChange(tx: Transaction, viewer: Viewer, findingId: string): Promise<Finding> {
  const finding = mustSee(
    await tx.finding.findUnique({ where: rowKey(viewer.workspaceId, findingId) }),
    viewer.audience,
    'finding',
  )
  mustBeAllowed(viewer, 'WRITE_FINDINGS', finding.engagementId)
  return finding
}

/** Both values, and who wrote the other by the newest fact that changed the finding. */
export async function staleFinding(
  record: EngagementRecord,
  tx: Transaction,
  finding: Finding,
  { field, yours, theirs }: Wanted,
): Promise<Conflict> {
  const { workspaceId, id, key } = finding
  // The other change has committed, but its fact may still be on its way into the log.
  await record.sequencer.settle(workspaceId)
  const current = (await tx.finding.findUnique({ where: rowKey(workspaceId, id) })) ?? finding
  const last = await tx.activity.findFirst({
    where: { workspaceId, findingId: id, kind: { not: 'finding.commented' }, subjectType: 'Finding' },
    orderBy: { seq: 'desc' },
    select: { actorName: true, at: true },
  })
  return new Conflict(
    `${last?.actorName ?? 'Someone'} changed ${key} since you opened it. Look again, then decide what holds.`,
    [{ field, yours, theirs: await theirs(current), by: last?.actorName ?? null, at: last?.at ?? null }],
  )
}

type Write = { expectedVersion: number; now: Date; data: Prisma.FindingUncheckedUpdateManyInput; wanted: Wanted }

/** Writes only over the version that the caller looked at. Throws Conflict when somebody was faster. */
export async function writeFinding(
  record: EngagementRecord,
  tx: Transaction,
  finding: Finding,
  { expectedVersion, now, data, wanted }: Write,
): Promise<void> {
  const { workspaceId, id } = finding
  const { count } = await tx.finding.updateMany({
    where: { workspaceId, id, version: expectedVersion },
    data: { ...data, version: { increment: 1 }, updatedAt: now },
  })
  if (count === 0) throw await staleFinding(record, tx, finding, wanted)
}

/** The part of an announcement that says which finding it is about. */
export function aboutFinding({ id, key, engagementId }: Pick<Finding, 'id' | 'key' | 'engagementId'>) {
  return { subject: { type: 'Finding' as const, id, key }, engagementId, findingId: id }
}
