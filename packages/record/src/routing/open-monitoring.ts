import { nextMonitoring } from '@assay/domain'
import { readRule10Policy } from '../clock/rule-10-policy.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { aboutGate } from '../gates/subject-of-gate.ts'
import type { Change } from '../kernel/change.ts'
import type { RoutedVersion } from './lock-versions.ts'

/**
 * The monitoring gate is due from the first production routing on, the sooner the more critical the use case is; a grave
 * finding that stands on the version brings its day nearer. The caller holds the locks of the version's gates.
 */
export async function openMonitoring({ tx, now, announce }: Change, version: RoutedVersion): Promise<void> {
  const { workspaceId, id, engagementId, engagement } = version
  const gate = await tx.gate.findFirst({
    where: { workspaceId, modelVersionId: id, stage: 'MONITORING', dueAt: null },
  })
  if (gate !== null) {
    const dueAt = nextMonitoring(now, engagement.tier, await readRule10Policy(tx, workspaceId))
    await tx.gate.update({
      where: { workspaceId_id: { workspaceId, id: gate.id } },
      data: { dueAt, version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'gate.readinessChanged',
      ...aboutGate(gate),
      changes: [{ field: 'dueAt', from: null, to: dueAt.toISOString() }],
      reason: 'First routed to production',
    })
  }
  const gateIds = await gatesTouchedBy(tx, workspaceId, { engagementId, modelVersionId: id })
  await recomputeReadiness(tx, workspaceId, gateIds, now, announce)
}
