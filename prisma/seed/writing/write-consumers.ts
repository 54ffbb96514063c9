import type { VersionStory } from '../story/story.ts'
import { changed, type Places } from './places.ts'
import type { Moment, World } from './world.ts'

/** Who leans on a version, who of them was told that it ends, and what was measured on it. */
export function consumerMoments(world: World, places: Places, version: VersionStory): Moment[] {
  const { workspaceId, clock } = world
  const modelVersionId = places.version(version.label)
  const engagementId = places.engagement
  const about = { subject: { type: 'ModelVersion', id: modelVersionId } as const, engagementId, modelVersionId }
  const measured = Object.entries(version.metrics ?? {}).map(([name, value]): Moment => {
    const measuredAt = clock.at(version.at)
    const id = places.id('metric', version.label, name)
    return {
      at: measuredAt,
      play: (book) => book.rows.metric.push({ workspaceId, id, engagementId, modelVersionId, name, value, measuredAt }),
    }
  })
  const consumers = (version.consumers ?? []).flatMap(({ name, contact, at: when, by, told }): Moment[] => {
    const id = places.id('consumer', version.label, name)
    const at = clock.at(when)
    const changes = [changed('consumer', null, name)]
    const refs = { consumerId: id }
    const named: Moment = {
      at,
      play(book) {
        book.rows.consumer.push({
          ...{ workspaceId, id, engagementId, modelVersionId, name, contact, createdAt: at, updatedAt: at },
        })
        book.state({ kind: 'consumer.named', ...about, changes, refs, at, by: world.seat(by).actor })
      },
    }
    if (told === undefined) return [named]
    const toldAt = clock.at(told.at)
    return [
      named,
      {
        at: toldAt,
        play(book) {
          book.change('consumer', id, toldAt, { notified_at: toldAt, notice_reference: told.reference })
          const by = world.seat(told.by).actor
          book.state({ kind: 'consumer.notified', ...about, changes, refs, reason: told.reference, at: toldAt, by })
        },
      },
    ]
  })
  return [...measured, ...consumers]
}
