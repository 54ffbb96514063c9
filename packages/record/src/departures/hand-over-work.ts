import { aboutFinding } from '../findings/write-finding.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import type { Change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import { visibleEngagements, visibleInEngagements } from '../kernel/visible.ts'
import type { People } from './hand-over.ts'

const open = ['OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED']

/** The engagements and the open findings that the one owns are the other's, as far as the viewer sees them. */
export async function handOverWork(work: Change, people: People): Promise<void> {
  const { tx, viewer, now, announce } = work
  const { workspaceId, audience } = viewer
  const { from, to } = people
  const reason = `Handed over by ${from.name}`
  const engagements = await tx.engagement.findMany({
    where: { AND: [visibleEngagements(audience), { ownerId: from.id, status: { not: 'RETIRED' } }] },
    orderBy: { id: 'asc' },
  })
  const engagementIds = engagements.map(({ id }) => id)
  const gates = await tx.gate.findMany({
    where: { workspaceId, engagementId: { in: engagementIds } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const gateIds = gates.map(({ id }) => id)
  await lockGates(tx, workspaceId, gateIds)
  const owned = { ownerId: to.id, version: { increment: 1 }, updatedAt: now }
  await tx.engagement.updateMany({ where: { workspaceId, id: { in: engagementIds } }, data: owned })
  for (const { id, key } of engagements) {
    announce({
      ...{ kind: 'engagement.changed', subject: { type: 'Engagement', id, key }, engagementId: id, reason },
      changes: [{ field: 'owner', from: from.name, to: to.name }],
    })
  }
  await recomputeReadiness(tx, workspaceId, gateIds, now, announce)

  const findings = await tx.finding.findMany({
    where: { AND: [visibleInEngagements(audience), { ownerId: from.id, status: { in: open } }] },
    orderBy: { id: 'asc' },
  })
  const findingIds = findings.map(({ id }) => id)
  await tx.finding.updateMany({ where: { workspaceId, id: { in: findingIds } }, data: owned })
  for (const finding of findings) {
    announce({
      ...{ kind: 'finding.ownerChanged', ...aboutFinding(finding), reason },
      changes: [{ field: 'owner', from: from.id, to: to.id }],
    })
  }
}
