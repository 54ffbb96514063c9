import type { Finding } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'

export type PassedRetest = { testedBy: string; fixedBy: string | null; modelVersionId: string | null }

/** The latest performed retest of the fix that was last claimed, when it passed; who claimed the fix as the log tells. */
export async function readPassedRetest(
  record: EngagementRecord,
  tx: Transaction,
  { workspaceId, id: findingId }: Finding,
): Promise<PassedRetest | null> {
  // Independence is judged by the log, so a claim that was made a moment ago must be in it.
  await record.sequencer.settle(workspaceId)
  const claim = await tx.activity.findFirst({
    where: {
      workspaceId,
      findingId,
      kind: 'finding.statusChanged',
      changes: { array_contains: [{ field: 'status', to: 'RESOLVED' }] },
    },
    orderBy: { seq: 'desc' },
    select: { actorId: true, at: true },
  })
  const retest = await tx.retest.findFirst({
    where: { workspaceId, findingId, status: { in: ['PASSED', 'FAILED', 'INCONCLUSIVE'] }, performedAt: { not: null } },
    orderBy: [{ performedAt: 'desc' }, { id: 'desc' }],
  })
  if (retest?.status !== 'PASSED' || retest.testerId === null || retest.performedAt === null) return null
  if (claim !== null && retest.performedAt < claim.at) return null
  return { testedBy: retest.testerId, fixedBy: claim?.actorId ?? null, modelVersionId: retest.modelVersionId }
}
