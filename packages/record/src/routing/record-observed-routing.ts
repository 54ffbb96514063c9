import { type Environment, InvalidInput, objectionToRouting, type RoutingAuthorisation } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { type Change, change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { loadRoutingCase } from './load-routing-case.ts'
import { lockModelOf, type RoutedVersion } from './lock-versions.ts'
import { openMonitoring } from './open-monitoring.ts'
import { readRoutingInput } from './read-routing-input.ts'
import { type Standing, settleTraffic, writeRouting } from './write-traffic.ts'

export type RecordObservedRouting = {
  modelVersionId: string
  environment: Environment
  /** What it really takes; 0 is an observed shutdown. */
  trafficPercent: number
  reason: string
  /** Live since before the record was there. */
  legacy?: boolean
  killSwitchRef?: string
  /** Who brings it in order, and until when; the use-case owner and a default date where nobody is named. */
  ownerId?: string
  remedyBy?: Date
}

const remedyDays = { LEGACY: 90, UNAPPROVED: 7 } as const

/**
 * Rule 0: records what is really live. Nothing refuses it: where no approval stands behind it, it is marked LEGACY or
 * UNAPPROVED, with an owner and a date to remedy. Answers with the version's id.
 */
export function recordObservedRouting(record: EngagementRecord, viewer: Viewer, input: RecordObservedRouting) {
  return change(record, viewer, async function recordObservedRouting(step) {
    const { version, gateIds } = await lockModelOf(step.tx, viewer, input.modelVersionId)
    mustBeAllowed(viewer, 'SUBMIT_EVIDENCE', version.engagementId)
    const { environment, trafficPercent: to, reason, killSwitchRef } = readRoutingInput(input)
    const active = version.routings.find((each) => each.environment === environment)
    if (active === undefined && to === 0) {
      step.nothingChanged()
      return version.id
    }
    await recomputeReadiness(step.tx, version.workspaceId, gateIds, step.now, step.announce)
    const standing = to === 0 ? null : await standingOf(step, version, environment, input, killSwitchRef)
    const routingId = await writeRouting(step, version, environment, { kind: 'OBSERVED', to, reason }, standing)
    const changes = [
      { field: 'environment', from: null, to: environment },
      ...(standing === null
        ? []
        : [{ field: 'authorisation', from: active?.authorisation ?? null, to: standing.authorisation }]),
    ]
    await settleTraffic(step, version, { kind: 'routing.observed', routingId, reason, changes })
    if (environment === 'PRODUCTION' && to > 0) await openMonitoring(step, version)
    return version.id
  })
}

async function standingOf(
  step: Change,
  version: RoutedVersion,
  environment: Environment,
  input: RecordObservedRouting,
  killSwitchRef: string,
): Promise<Standing> {
  const { tx, now, viewer } = step
  const { workspaceId } = version
  const active = version.routings.find((each) => each.environment === environment)
  const seen = { observed: true, killSwitchRef: killSwitchRef || (active?.killSwitchRef ?? '') }
  const from = active?.authorisation === 'APPROVED' ? active.trafficPercent : 0
  const traffic = from >= input.trafficPercent ? { from, to: input.trafficPercent } : null
  const routing = await loadRoutingCase(tx, { workspaceId, modelVersionId: version.id, environment, traffic, now })
  if (routing !== null && objectionToRouting(routing, now) === null) {
    const gateId = environment === 'PRODUCTION' ? (routing.deploymentGate?.id ?? null) : null
    return { ...seen, authorisation: 'APPROVED', gateId, ownerId: null, remedyBy: null }
  }
  const legacy = input.legacy ?? active?.authorisation === 'LEGACY'
  const authorisation: Exclude<RoutingAuthorisation, 'APPROVED'> = legacy ? 'LEGACY' : 'UNAPPROVED'
  const kept = active?.authorisation === authorisation ? active : null
  return {
    ...seen,
    authorisation,
    gateId: null,
    ownerId: await ownerOf(tx, viewer, version, input.ownerId ?? kept?.ownerId ?? null),
    remedyBy: input.remedyBy ?? kept?.remedyBy ?? new Date(now.getTime() + remedyDays[authorisation] * 86_400_000),
  }
}

/** The one who is named, else the use-case owner, else who tells of it, else an administrator: never nobody. */
async function ownerOf(tx: Transaction, viewer: Viewer, version: RoutedVersion, named: string | null): Promise<string> {
  const { workspaceId, engagement } = version
  if (named !== null) {
    const member = await tx.membership.findUnique({ where: rowKey(workspaceId, named) })
    if (member?.status === 'ACTIVE') return member.id
    throw new InvalidInput([{ path: ['ownerId'], message: 'Choose an active member who brings it in order.' }])
  }
  const found = engagement.ownerId ?? viewer.membershipId
  if (found !== null) return found
  const { id } = await tx.membership.findFirstOrThrow({
    where: { workspaceId, role: 'ADMIN' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return id
}
