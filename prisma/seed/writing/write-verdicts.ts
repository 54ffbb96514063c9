import type { OverrideStory, RetestStory } from '../story/story.ts'
import { changed } from './places.ts'
import { about, type Standing } from './standing.ts'
import { type Moment, system, type World } from './world.ts'

/** An override as it was proposed, approved and ran out. */
export function overrideMoments(world: World, standing: Standing, override: OverrideStory, index: number): Moment[] {
  const { workspaceId, clock } = world
  const { type, rationale, approved = [] } = override
  const { places } = standing
  const id = places.id('override', standing.id, String(index))
  const modelVersionId = override.version === undefined ? null : places.version(override.version)
  const expiresAt = override.expires === null ? null : clock.at(override.expires)
  const at = clock.at(override.at)
  const fact = () => ({ ...about(standing), modelVersionId, refs: { overrideId: id } })
  const moments: Moment[] = [
    {
      at,
      play(book) {
        const row = { workspaceId, id, findingId: standing.id, modelVersionId, type, rationale, expiresAt }
        book.rows.override.push({
          ...row,
          proposedById: world.member(override.by),
          proposedAt: at,
          createdAt: at,
          updatedAt: at,
        })
        const changes = [changed('override', null, type), changed('overrideStatus', null, 'PROPOSED')]
        book.state({
          kind: 'override.proposed',
          ...fact(),
          changes,
          reason: rationale,
          at,
          by: world.seat(override.by).actor,
        })
      },
    },
  ]
  for (const [index, approval] of approved.entries()) {
    const then = clock.at(approval.at)
    moments.push({
      at: then,
      play(book) {
        const approvedById = world.member(approval.by)
        book.rows.overrideApproval.push({
          ...{ workspaceId, overrideId: id, seat: approval.as, approvedById },
          approvedAt: then,
        })
        const by = world.seat(approval.by).actor
        if (index < approved.length - 1) {
          const changes = [changed('approval', null, approval.as)]
          book.state({ kind: 'override.seconded', ...fact(), changes, at: then, by })
          return
        }
        book.change('override', id, then, { status: 'ACTIVE', approved_by_id: approvedById, decided_at: then })
        const changes = [changed('overrideStatus', 'PROPOSED', 'ACTIVE')]
        book.state({ kind: 'override.approved', ...fact(), changes, at: then, by })
      },
    })
  }
  if (approved.length > 0 && expiresAt !== null && expiresAt <= clock.now) {
    moments.push({
      at: expiresAt,
      play(book) {
        book.change('override', id, expiresAt, { status: 'EXPIRED', ended_at: expiresAt })
        const changes = [changed('overrideStatus', 'ACTIVE', 'EXPIRED')]
        book.state({ kind: 'override.expired', ...fact(), changes, at: expiresAt, by: system })
      },
    })
  }
  return moments
}

/** A retest as it was requested, scheduled and carried out. */
export function retestMoments(world: World, standing: Standing, retest: RetestStory, index: number): Moment[] {
  const { workspaceId, clock } = world
  const { performed, scheduled, notes } = retest
  const { places } = standing
  const id = places.id('retest', standing.id, String(index))
  const modelVersionId = places.version(retest.version)
  const at = clock.at(retest.at)
  const fact = { modelVersionId, refs: { retestId: id } }
  const stated = (from: string | null, to: string) => [changed('retest', from, to)]
  const moments: Moment[] = [
    {
      at,
      play(book) {
        book.rows.retest.push({
          ...{ workspaceId, id, findingId: standing.id, modelVersionId, notes },
          threshold: performed?.threshold ?? null,
          requestedById: world.member(retest.by),
          ...{ requestedAt: at, createdAt: at, updatedAt: at },
        })
        const changes = stated(null, 'REQUESTED')
        book.state({
          kind: 'retest.recorded',
          ...about(standing),
          ...fact,
          changes,
          at,
          by: world.seat(retest.by).actor,
        })
      },
    },
  ]
  if (scheduled !== undefined) {
    const then = clock.at(scheduled)
    moments.push({ at: then, play: (book) => book.change('retest', id, then, { status: 'SCHEDULED' }) })
  }
  if (performed !== undefined) {
    const then = clock.at(performed.at)
    moments.push({
      at: then,
      play(book) {
        const { result, attempts, successes, judge, by } = performed
        const counted = { attempts, successes, judge, performed_at: then, tester_id: world.member(by) }
        book.change('retest', id, then, { status: result, ...counted })
        const reason = `${successes} of ${attempts}, threshold ${performed.threshold}`
        const changes = stated(scheduled === undefined ? 'REQUESTED' : 'SCHEDULED', result)
        const told = { changes, reason, at: then, by: world.seat(by).actor }
        book.state({ kind: 'retest.recorded', ...about(standing), ...fact, ...told })
      },
    })
  }
  return moments
}
