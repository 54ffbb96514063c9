import {
  type ActivityKind,
  type Environment,
  type FieldChange,
  type LiveStatus,
  type ModelVersionStatus,
  type RoutingAuthorisation,
  type RoutingStepKind,
  ratifyWithinHours,
  statusByTraffic,
} from '@assay/domain'
import type { Routing } from '../generated/client/client.ts'
import type { Change } from '../kernel/change.ts'
import type { RoutedVersion } from './lock-versions.ts'

export type Step = {
  kind: RoutingStepKind
  to: number
  reason: string
  killSwitchUsed?: boolean
  /** An act of the people on call, which somebody else ratifies. */
  ratified?: 'LATER' | 'NOT_NEEDED'
}

export type Standing = {
  authorisation: RoutingAuthorisation
  observed: boolean
  gateId: string | null
  ownerId: string | null
  remedyBy: Date | null
  killSwitchRef: string
}

/** Opens a routing, or changes the one that is active there, and keeps the step. Answers with the routing's id. */
export async function writeRouting(
  { tx, viewer, now }: Change,
  version: RoutedVersion,
  environment: Environment,
  step: Step,
  standing: Standing | null,
): Promise<string> {
  const { workspaceId, engagementId } = version
  const active = version.routings.find((each) => each.environment === environment)
  const ends = step.to === 0
  const traffic = { trafficPercent: step.to, active: !ends, endedAt: ends ? now : null, reason: step.reason }
  const row =
    active === undefined
      ? await tx.routing.create({
          data: {
            workspaceId,
            engagementId,
            modelVersionId: version.id,
            environment,
            ...required(standing),
            ...traffic,
            startedAt: now,
            createdAt: now,
            updatedAt: now,
          },
        })
      : await tx.routing.update({
          where: { workspaceId_id: { workspaceId, id: active.id } },
          data: { ...(standing ?? {}), ...traffic, version: { increment: 1 }, updatedAt: now },
        })
  await tx.routingStep.create({
    data: {
      workspaceId,
      routingId: row.id,
      engagementId,
      kind: step.kind,
      fromPercent: active?.trafficPercent ?? 0,
      toPercent: step.to,
      reason: step.reason,
      byName: viewer.actor.name,
      byId: viewer.membershipId,
      at: now,
      killSwitchUsed: step.killSwitchUsed ?? false,
      ratifyBy: step.ratified === 'LATER' ? new Date(now.getTime() + ratifyWithinHours * 3_600_000) : null,
    },
  })
  return row.id
}

function required(standing: Standing | null): Standing {
  if (standing === null) throw new Error('A routing begins without saying by whose authority')
  return standing
}

type Settling = {
  kind: ActivityKind
  routingId: string
  reason: string
  /** The status where it does not follow from the traffic alone. */
  status?: { status: ModelVersionStatus; from: LiveStatus | null }
  /** What else changed. */
  changes?: readonly FieldChange[]
}

/** Brings the version in line with its traffic, and states the fact. */
export async function settleTraffic(step: Change, version: RoutedVersion, settling: Settling): Promise<void> {
  const { tx, now, announce } = step
  const { workspaceId, id, engagementId } = version
  const routings = await tx.routing.findMany({ where: { workspaceId, modelVersionId: id, active: true } })
  const production = productionOf(routings)
  const next = settling.status ?? followed(version, production)
  const changes: FieldChange[] = [
    ...(version.trafficPercent === production
      ? []
      : [{ field: 'trafficPercent', from: String(version.trafficPercent), to: String(production) }]),
    ...(version.status === next.status ? [] : [{ field: 'status', from: version.status, to: next.status }]),
    ...(settling.changes ?? []),
  ]
  await tx.modelVersion.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: {
      trafficPercent: production,
      status: next.status,
      quarantinedFrom: next.from,
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  announce({
    kind: settling.kind,
    subject: { type: 'ModelVersion', id, key: null },
    engagementId,
    modelVersionId: id,
    changes,
    refs: { routingId: settling.routingId },
    reason: settling.reason === '' ? null : settling.reason,
  })
}

/** The sum of what the routings take in production. */
export function productionOf(routings: readonly Pick<Routing, 'environment' | 'trafficPercent'>[]): number {
  const taken = routings.filter(({ environment }) => environment === 'PRODUCTION')
  return Math.min(
    100,
    taken.reduce((sum, { trafficPercent }) => sum + trafficPercent, 0),
  )
}

/** A quarantined version that takes no traffic stays so; with traffic it is again what it was. */
function followed(version: RoutedVersion, production: number) {
  const from = version.quarantinedFrom as LiveStatus | null
  const status = version.status as ModelVersionStatus
  if (status === 'QUARANTINED' && production === 0) return { status, from }
  return {
    status: statusByTraffic({ status: status === 'QUARANTINED' ? (from ?? 'CANARY') : status, production }),
    from: null,
  }
}
