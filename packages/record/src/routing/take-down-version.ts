import {
  type Environment,
  InvalidInput,
  type ModelVersionStatus,
  needsRatification,
  statusTakenDown,
} from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockModelOf } from './lock-versions.ts'
import { readRoutingInput } from './read-routing-input.ts'
import { actorOf, mustRoute } from './who-routes.ts'
import { settleTraffic, writeRouting } from './write-traffic.ts'

export type TakeDownVersion = { modelVersionId: string; reason: string; killSwitchUsed?: boolean }

/**
 * Takes a version out of service everywhere at once, and puts it into quarantine. Never refused to those who route.
 * Answers with the version's id.
 */
export function takeDownVersion(record: EngagementRecord, viewer: Viewer, input: TakeDownVersion) {
  return change(record, viewer, async function takeDownVersion(step) {
    const { version } = await lockModelOf(step.tx, viewer, input.modelVersionId)
    mustRoute(viewer, version)
    const { reason } = readRoutingInput(input)
    const killSwitchUsed = input.killSwitchUsed ?? false
    const ratified = needsRatification(actorOf(viewer, version)) ? 'LATER' : 'NOT_NEEDED'
    const taken = { kind: 'TAKEN_DOWN', to: 0, reason, killSwitchUsed, ratified } as const
    let routingId: string | null = null
    for (const { environment } of version.routings) {
      routingId = await writeRouting(step, version, environment as Environment, taken, null)
    }
    if (routingId === null) {
      throw new InvalidInput([
        { path: ['modelVersionId'], message: 'It takes no traffic anywhere: it is down already.' },
      ])
    }
    await settleTraffic(step, version, {
      kind: 'routing.takenDown',
      routingId,
      reason,
      status: statusTakenDown(version.status as ModelVersionStatus),
      changes: killSwitchUsed ? [{ field: 'killSwitch', from: null, to: 'USED' }] : [],
    })
    return version.id
  })
}
