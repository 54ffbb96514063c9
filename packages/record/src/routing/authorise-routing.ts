import {
  type Environment,
  InvalidInput,
  type ModelVersionStatus,
  makeRoom,
  objectionToRouting,
  type RoutingCase,
  spoken,
} from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { type Change, change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { loadRoutingCase } from './load-routing-case.ts'
import { type LockedModel, lockModelOf, nameOf, type RoutedVersion } from './lock-versions.ts'
import { openMonitoring } from './open-monitoring.ts'
import { readRoutingInput } from './read-routing-input.ts'
import { mustRoute } from './who-routes.ts'
import { settleTraffic, writeRouting } from './write-traffic.ts'

export type AuthoriseRouting = {
  modelVersionId: string
  environment: Environment
  trafficPercent: number
  /** How traffic is switched off at once: a flag, a runbook, a command. */
  killSwitchRef: string
  reason: string
}

/**
 * Rule 8: gives a version its share of traffic, or more of it. Other versions of its model make room. What was live
 * without approval becomes approved by it. Throws NotReady with everything that is in the way; answers with the
 * version's id.
 */
export function authoriseRouting(record: EngagementRecord, viewer: Viewer, input: AuthoriseRouting) {
  return change(record, viewer, async function authoriseRouting(step) {
    const { tx, now, announce } = step
    const locked = await lockModelOf(tx, viewer, input.modelVersionId)
    const { version, gateIds } = locked
    mustRoute(viewer, version)
    const { environment, trafficPercent: to, reason, killSwitchRef } = readRoutingInput(input)
    mustServeAgain(version.status as ModelVersionStatus)
    if (environment === 'PRODUCTION' && killSwitchRef === '') {
      const message = 'Say how its traffic is switched off at once: a flag, a runbook or a command.'
      throw new InvalidInput([{ path: ['killSwitchRef'], message }])
    }
    const traffic = trafficOf(version, environment, to)
    await recomputeReadiness(tx, version.workspaceId, gateIds, now, announce)
    const asked = { workspaceId: version.workspaceId, modelVersionId: version.id, environment, traffic, now }
    const routing = await loadRoutingCase(tx, asked)
    const objection = routing === null ? null : objectionToRouting(routing, now)
    if (objection !== null) throw objection

    if (environment === 'PRODUCTION') await makeRoomFor(step, locked, to)
    const standing = {
      authorisation: 'APPROVED',
      observed: false,
      gateId: environment === 'PRODUCTION' ? (routing?.deploymentGate?.id ?? null) : null,
      ownerId: null,
      remedyBy: null,
      killSwitchRef,
    } as const
    const routingId = await writeRouting(step, version, environment, { kind: 'AUTHORISED', to, reason }, standing)
    await settleTraffic(step, version, {
      kind: 'routing.authorised',
      routingId,
      reason,
      changes: [{ field: 'environment', from: null, to: environment }],
    })
    if (environment === 'PRODUCTION') await openMonitoring(step, version)
    return version.id
  })
}

const ended: readonly ModelVersionStatus[] = ['RETIRING', 'RETIRED', 'ABANDONED', 'ROLLED_BACK']

function mustServeAgain(status: ModelVersionStatus): void {
  if (!ended.includes(status)) return
  const way = status === 'ROLLED_BACK' ? 'Roll back to it, or register its successor.' : 'Register its successor.'
  const message = `The version is ${spoken(status)} and takes no new traffic. ${way}`
  throw new InvalidInput([{ path: ['modelVersionId'], message }], 'INVALID_TRANSITION')
}

/** How the share grows; null where what is live already is authorised as it is. */
function trafficOf({ routings }: RoutedVersion, environment: Environment, to: number): RoutingCase['traffic'] {
  const active = routings.find((each) => each.environment === environment)
  const from = active?.trafficPercent ?? 0
  const refuse = (message: string) => new InvalidInput([{ path: ['trafficPercent'], message }])
  if (to < from) throw refuse(`It serves ${from} %. Reduce its traffic instead: that needs no authority.`)
  if (to === 0) throw refuse('Give it at least 1 %.')
  if (to > from) return { from, to }
  if (active?.authorisation === 'APPROVED') throw refuse(`It serves ${from} % by authority already.`)
  return null
}

async function makeRoomFor(step: Change, { version, others }: LockedModel, taken: number): Promise<void> {
  const shares = others.flatMap(({ id, routings }) =>
    routings
      .filter(({ environment }) => environment === 'PRODUCTION')
      .map(({ trafficPercent }) => ({ id, percent: trafficPercent })),
  )
  for (const { id, percent } of makeRoom(shares, taken)) {
    const other = others.find((each) => each.id === id)
    if (other === undefined) continue
    const reason = `${nameOf(version)} takes ${taken} %`
    const routingId = await writeRouting(step, other, 'PRODUCTION', { kind: 'REDUCED', to: percent, reason }, null)
    await settleTraffic(step, other, { kind: 'routing.reduced', routingId, reason })
  }
}
