import { aboutGate } from '../gates/subject-of-gate.ts'
import type { Change } from '../kernel/change.ts'
import type { RoutedVersion } from './lock-versions.ts'

const dueDays: { readonly [tier: number]: number } = { 1: 30, 2: 90 }
const longest = 180

/** The monitoring gate is due from the first production routing on, the sooner the more critical the use case is. */
export async function openMonitoring({ tx, now, announce }: Change, version: RoutedVersion): Promise<void> {
  const { workspaceId, id, engagement } = version
  const gate = await tx.gate.findFirst({
    where: { workspaceId, modelVersionId: id, stage: 'MONITORING', dueAt: null },
  })
  if (gate === null) return
  const dueAt = new Date(now.getTime() + (dueDays[engagement.tier] ?? longest) * 86_400_000)
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
