import { InvalidInput, needsRatification } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { lockModelOf } from './lock-versions.ts'
import { readRoutingInput } from './read-routing-input.ts'
import { actorOf, mustRoute } from './who-routes.ts'
import { settleTraffic, writeRouting } from './write-traffic.ts'

export type ReduceTraffic = { routingId: string; trafficPercent: number; reason: string }

/** Takes traffic from a version; 0 ends its routing. Never refused to those who route. Answers with the version's id. */
export function reduceTraffic(record: EngagementRecord, viewer: Viewer, input: ReduceTraffic) {
  return change(record, viewer, async function reduceTraffic(step) {
    const { tx } = step
    const row = await tx.routing.findUnique({ where: rowKey(viewer.workspaceId, input.routingId) })
    const { modelVersionId } = mustSee(row, viewer.audience, 'routing')
    const { version } = await lockModelOf(tx, viewer, modelVersionId)
    mustRoute(viewer, version)
    const { trafficPercent: to, reason } = readRoutingInput(input)
    const routing = version.routings.find(({ id }) => id === input.routingId)
    if (routing === undefined || to >= routing.trafficPercent) {
      const has = routing?.trafficPercent ?? 0
      const message = has === 0 ? 'This routing takes no traffic any more.' : `It takes ${has} %. Give a smaller share.`
      throw new InvalidInput([{ path: ['trafficPercent'], message }])
    }
    const ratified = needsRatification(actorOf(viewer, version)) ? 'LATER' : 'NOT_NEEDED'
    const environment = routing.environment as 'PRODUCTION'
    const routingId = await writeRouting(step, version, environment, { kind: 'REDUCED', to, reason, ratified }, null)
    await settleTraffic(step, version, { kind: 'routing.reduced', routingId, reason })
    return version.id
  })
}
