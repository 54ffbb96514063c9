import type { Snapshot } from '../kernel/snapshot.ts'
import type { visibleInEngagements } from '../kernel/visible.ts'
import type { DepartureItem } from './departure.ts'
import type { Leaver } from './read-departure.ts'

const about = { engagement: { select: { key: true, name: true } } } as const

/** What the person owns or has to decide: engagements, conditions, overrides, delegations and open findings. */
export async function workLeft(
  { db }: Snapshot,
  seen: ReturnType<typeof visibleInEngagements>,
  { id }: Leaver,
  now: Date,
): Promise<DepartureItem[]> {
  const { workspaceId, ...within } = seen
  const engagementId = 'engagementId' in within ? within.engagementId : undefined
  const engagements = await db.engagement.findMany({
    where: { workspaceId, ...(engagementId ? { id: engagementId } : {}), ownerId: id, status: { not: 'RETIRED' } },
    orderBy: { number: 'asc' },
  })
  const conditions = await db.gateCondition.findMany({
    where: {
      workspaceId,
      ownerId: id,
      metAt: null,
      expiresAt: { gt: now },
      decision: { status: { in: ['PENDING', 'EFFECTIVE'] }, gate: seen },
    },
    include: { decision: { include: { gate: { select: { key: true, ...about } } } } },
    orderBy: { expiresAt: 'asc' },
  })
  const overrides = await db.override.findMany({
    where: {
      workspaceId,
      finding: seen,
      OR: [
        { proposedById: id, status: { in: ['PROPOSED', 'ACTIVE'] } },
        { status: 'PROPOSED', finding: { engagement: { ownerId: id } } },
      ],
    },
    include: { finding: { select: { key: true, title: true, ...about } } },
    orderBy: { proposedAt: 'asc' },
  })
  const delegations = await db.delegation.findMany({
    where: {
      ...{ workspaceId, givenToId: id, revokedAt: null, validTo: { gt: now } },
      ...(engagementId ? { OR: [{ engagementId: null }, { engagementId }] } : {}),
    },
    include: {
      team: { select: { name: true } },
      givenBy: { select: { name: true } },
      engagement: { select: { key: true } },
    },
    orderBy: { validTo: 'asc' },
  })
  const findings = await db.finding.findMany({
    where: { ...seen, ownerId: id, status: { in: ['OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED'] } },
    select: { key: true, title: true, ...about },
    orderBy: [{ severity: 'desc' }, { number: 'asc' }],
  })
  return [
    ...engagements.map(
      ({ key, name }): DepartureItem => ({
        ...{ kind: 'ENGAGEMENT', label: `${key} ${name}`, detail: 'use-case owner' },
        ...{ key, engagementKey: key, moves: true },
      }),
    ),
    ...conditions.map(
      ({ text, decision: { gate } }): DepartureItem => ({
        ...{ kind: 'CONDITION', label: gate.key, detail: text },
        ...{ key: gate.key, engagementKey: gate.engagement.key, moves: false },
      }),
    ),
    ...overrides.map(
      ({ type, status, proposedById, finding }): DepartureItem => ({
        kind: proposedById === id ? 'OVERRIDE_PROPOSED' : 'OVERRIDE_TO_APPROVE',
        label: `${finding.key} ${finding.title}`,
        detail: `${type.toLowerCase().replaceAll('_', ' ')}, ${status.toLowerCase()}`,
        ...{ key: finding.key, engagementKey: finding.engagement.key, moves: proposedById !== id },
      }),
    ),
    ...delegations.map(
      ({ team, givenBy, engagement, validTo }): DepartureItem => ({
        ...{ kind: 'DELEGATION', label: team?.name ?? 'The use-case owner' },
        detail: `given by ${givenBy.name} until ${validTo.toISOString().slice(0, 10)}`,
        ...{ key: null, engagementKey: engagement?.key ?? null, moves: false },
      }),
    ),
    ...findings.map(
      ({ key, title, engagement }): DepartureItem => ({
        ...{ kind: 'FINDING', label: `${key} ${title}`, detail: engagement.name },
        ...{ key, engagementKey: engagement.key, moves: true },
      }),
    ),
  ]
}
