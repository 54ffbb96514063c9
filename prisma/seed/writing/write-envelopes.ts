import type { EngagementStory } from '../story/story.ts'
import type { Places } from './places.ts'
import type { Moment, World } from './world.ts'

/** Change envelopes, as they were proposed and approved by each seat that had to. */
export function envelopeMoments(world: World, story: EngagementStory, places: Places): Moment[] {
  const { workspaceId, clock } = world
  const engagementId = places.engagement
  return (story.envelopes ?? []).flatMap((envelope): Moment[] => {
    const id = places.id('envelope', envelope.name)
    const baseVersionId = places.version(envelope.base)
    const at = clock.at(envelope.at)
    const about = {
      subject: { type: 'ModelVersion', id: baseVersionId } as const,
      engagementId,
      modelVersionId: baseVersionId,
      refs: { envelopeId: id },
    }
    const approvals = envelope.approvals.map((approval, index): Moment => {
      const approvedAt = clock.at(approval.at)
      return {
        at: approvedAt,
        play(book) {
          const approvalId = places.id('envelope-approval', envelope.name, approval.seat)
          const memberId = world.member(approval.by)
          const row = { workspaceId, id: approvalId, envelopeId: id, seat: approval.seat, memberId, approvedAt }
          book.rows.envelopeApproval.push(row)
          const last = index === envelope.approvals.length - 1
          if (last) book.change('change_envelope', id, approvedAt, { status: 'APPROVED', decided_at: approvedAt })
          const changes = [
            { field: 'approval', from: null, to: approval.seat },
            ...(last ? [{ field: 'status', from: 'PROPOSED', to: 'APPROVED' }] : []),
          ]
          const by = world.seat(approval.by).actor
          book.state({ kind: 'envelope.approved', ...about, changes, at: approvedAt, by })
        },
      }
    })
    const proposed: Moment = {
      at,
      play(book) {
        const { name, rationale, stages, bounds, mayChange, by, ends } = envelope
        book.rows.changeEnvelope.push({
          ...{ workspaceId, id, engagementId, baseVersionId, name, rationale },
          ...{ stages: [...stages], bounds: bounds.map((bound) => ({ ...bound })), mayChange: [...mayChange] },
          endsAt: clock.at(ends),
          proposedById: world.member(by),
          proposedAt: at,
          createdAt: at,
          updatedAt: at,
        })
        const changes = [{ field: 'envelope', from: null, to: name }]
        book.state({ kind: 'envelope.proposed', ...about, changes, at, by: world.seat(by).actor })
      },
    }
    return [proposed, ...approvals]
  })
}
