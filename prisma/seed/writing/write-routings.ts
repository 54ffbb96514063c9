import type { ActivityKind, ModelVersionStatus } from '../../../packages/domain/src/index.ts'
import type { EngagementStory, VersionStory } from '../story/story.ts'
import { idOf } from './ids.ts'
import { changed, type Places } from './places.ts'
import type { Moment, World } from './world.ts'

/** How a version came to serve traffic and to lose it: its status, its routing and each step. */
export function routingMoments(world: World, story: EngagementStory, places: Places, version: VersionStory): Moment[] {
  const id = places.version(version.label)
  const routingId = places.id('routing', version.label)
  const engagementId = places.engagement
  const about = { subject: { type: 'ModelVersion', id } as const, engagementId, modelVersionId: id }
  let before = { to: standsBefore(story, version), traffic: 0 }
  return version.statuses.map(({ at: when, by, to, traffic, reason = null }, index): Moment => {
    const at = world.clock.at(when)
    const from = before
    const changes = [
      ...(from.to === to ? [] : [changed('status', from.to, to)]),
      ...(from.traffic === traffic ? [] : [changed('trafficPercent', `${from.traffic}`, `${traffic}`)]),
    ]
    before = { to, traffic }
    const kind = kindOf(from.traffic, traffic, version.legacy !== undefined)
    return {
      at,
      play(book) {
        book.change('model_version', id, at, { status: to, traffic_percent: traffic })
        const { actor, name } = world.seat(by)
        const refs = from.traffic === traffic ? {} : { routingId }
        book.state({ kind, ...about, changes, refs, reason, at, by: actor })
        if (from.traffic === traffic) return
        const opens = !book.namedBefore(routingId)
        if (opens) {
          const { legacy, killSwitchRef = '' } = version
          book.rows.routing.push({
            ...{ workspaceId: world.workspaceId, id: routingId, engagementId, modelVersionId: id, killSwitchRef },
            environment: 'PRODUCTION',
            trafficPercent: traffic,
            authorisation: legacy === undefined ? 'APPROVED' : 'LEGACY',
            observed: legacy !== undefined,
            gateId: legacy === undefined ? places.gate('DEPLOYMENT', version.label) : null,
            ownerId: legacy === undefined ? null : world.member(legacy.owner),
            remedyBy: legacy === undefined ? null : world.clock.at(legacy.remedyBy),
            reason: reason ?? '',
            startedAt: at,
            createdAt: at,
            updatedAt: at,
          })
        } else {
          const ended = traffic === 0 ? { active: false, ended_at: at } : {}
          book.change('routing', routingId, at, { traffic_percent: traffic, reason: reason ?? '', ...ended })
        }
        book.rows.routingStep.push({
          workspaceId: world.workspaceId,
          id: idOf(world.slug, story.slug, 'routing-step', version.label, String(index)),
          ...{ routingId, engagementId, at },
          kind: stepOf(kind),
          fromPercent: from.traffic,
          toPercent: traffic,
          reason: reason ?? '',
          byName: name,
          byId: actor.type === 'MEMBERSHIP' ? actor.id : null,
        })
      },
    }
  })
}

function kindOf(from: number, to: number, seen: boolean): ActivityKind {
  if (from === to) return 'modelVersion.changed'
  if (to < from) return 'routing.reduced'
  return seen ? 'routing.observed' : 'routing.authorised'
}

function stepOf(kind: ActivityKind): 'REDUCED' | 'OBSERVED' | 'AUTHORISED' {
  if (kind === 'routing.reduced') return 'REDUCED'
  return kind === 'routing.observed' ? 'OBSERVED' : 'AUTHORISED'
}

/** Where the gates have led a version before its first traffic: one without a deployment gate’s approval was only seen. */
function standsBefore({ decisions }: EngagementStory, { label }: VersionStory): ModelVersionStatus {
  const approved = decisions.some(({ stage, subject }) => stage === 'DEPLOYMENT' && subject === label)
  return approved ? 'DEPLOYABLE' : 'REGISTERED'
}
