import type { EngagementStory, Subject } from '../story/story.ts'
import type { Book } from './book.ts'
import { changed, type Places, subjectColumns } from './places.ts'
import { found, type Moment, system, type World } from './world.ts'

type Opened = { at: Date; subjectType: string; subject: Subject }

/** Opens the gates of one subject, which nobody has worked on yet. */
export function openGates(book: Book, world: World, places: Places, { at, subjectType, subject }: Opened): void {
  for (const { id, stage } of world.definitions.filter((each) => each.subjectType === subjectType)) {
    book.rows.gate.push({
      workspaceId: world.workspaceId,
      id: places.id('gate', stage, subject ?? ''),
      ...book.number('G'),
      definitionId: id,
      engagementId: places.engagement,
      stage,
      subjectType,
      ...subjectColumns(places, subject),
      statusSince: at,
      createdAt: at,
      updatedAt: at,
    })
  }
}

/** The register entry, its classification and what became of it. */
export function engagementMoments(world: World, story: EngagementStory, places: Places, key: string): Moment[] {
  const { clock, workspaceId } = world
  const about = {
    subject: { type: 'Engagement', id: places.engagement, key },
    engagementId: places.engagement,
  } as const
  const { opened, classified } = story
  const moments: Moment[] = [
    {
      at: clock.at(opened.at),
      play(book) {
        const at = clock.at(opened.at)
        const { name, kind, purpose, actorRole, tier, dataSources, servingStack, vendor, hasTools } = story
        book.rows.engagement.push({
          workspaceId,
          id: places.engagement,
          number: Number(key.slice(4)),
          key,
          ...{ name, kind, purpose, actorRole, tier, dataSources, servingStack, vendor, hasTools },
          ownerId: world.member(story.owner),
          createdAt: at,
          updatedAt: at,
        })
        if (kind === 'AI_USE_CASE') openGates(book, world, places, { at, subjectType: 'ENGAGEMENT', subject: null })
        const changes = [changed('name', null, name), changed('status', null, 'DRAFT')]
        book.state({ kind: 'engagement.created', ...about, changes, at, by: world.seat(opened.by).actor })
      },
    },
  ]
  if (classified !== null) {
    const at = clock.at(classified.at)
    moments.push({
      at,
      play(book) {
        const { riskClass, annexPoint = null, article50, rationale, by } = classified
        const id = places.id('classification')
        book.rows.classification.push({
          workspaceId,
          id,
          engagementId: places.engagement,
          ...{ riskClass, annexPoint, article50, rationale },
          decidedById: world.member(by),
          decidedAt: at,
          createdAt: at,
          updatedAt: at,
        })
        book.change('engagement', places.engagement, at, { status: 'CLASSIFIED' })
        const changes = [changed('riskClass', null, riskClass), changed('status', 'DRAFT', 'CLASSIFIED')]
        const refs = { classificationId: id }
        book.state({ kind: 'engagement.classified', ...about, changes, refs, at, by: world.seat(by).actor })
      },
    })
  }
  return [...moments, ...statusMoments(world, story, places, about), ...dueMoments(world, story, places)]
}

type About = { subject: { type: 'Engagement'; id: string; key: string }; engagementId: string }

function statusMoments(world: World, story: EngagementStory, places: Places, about: About): Moment[] {
  // What a use case was classified as is approved by its intake gate; a product has no gate.
  let before: string = story.classified === null ? 'DRAFT' : 'APPROVED'
  return story.statuses.map(({ at: when, by, to, reason = null }) => {
    const at = world.clock.at(when)
    const changes = [changed('status', before, to)]
    before = to
    return {
      at,
      play(book) {
        book.change('engagement', places.engagement, at, { status: to })
        book.state({ kind: 'engagement.changed', ...about, changes, reason, at, by: world.seat(by).actor })
      },
    }
  })
}

/** When gates are due, which of them do not apply, and which approvals time turned. */
function dueMoments(world: World, story: EngagementStory, places: Places): Moment[] {
  const { clock } = world
  const dues = story.dues.map(({ at: when, stage, subject, due }): Moment => {
    const at = clock.at(when)
    const play = (book: Book) => book.change('gate', places.gate(stage, subject), at, { due_at: clock.at(due) })
    return { at, play }
  })
  const stale = story.stale.map(({ at: when, stage, subject, reason }): Moment => {
    const at = clock.at(when)
    const fields = { status: 'STALE', status_since: at, stale_reason: reason }
    const changes = [changed('status', 'APPROVED', 'STALE')]
    return { at, awaited: (book) => settle(book, world, places, { stage, subject, at, fields, changes, reason }) }
  })
  return [...dues, ...stale, ...notApplicableMoments(world, story, places)]
}

type Settled = {
  stage: string
  subject: Subject
  at: Date
  fields: Record<string, string | Date>
  changes: ReturnType<typeof changed>[]
  reason: string
}

async function settle(book: Book, world: World, places: Places, settled: Settled, by = system): Promise<void> {
  const { stage, subject, at, fields, changes, reason } = settled
  const id = places.id('gate', stage, subject ?? '')
  const where = { workspaceId_id: { workspaceId: world.workspaceId, id } }
  const { key } = await book.tx.gate.findUniqueOrThrow({ where })
  book.change('gate', id, at, fields)
  book.state({
    kind: by === system ? 'gate.readinessChanged' : 'gate.decided',
    subject: { type: 'Gate', id, key },
    engagementId: places.engagement,
    modelVersionId: subjectColumns(places, subject).modelVersionId,
    gateId: id,
    changes,
    reason,
    at,
    by,
  })
}

function notApplicableMoments(world: World, story: EngagementStory, places: Places): Moment[] {
  return (story.notApplicable ?? []).map(({ at: when, by, stage, subject, reason }) => {
    const at = world.clock.at(when)
    const fields = { status: 'NOT_APPLICABLE', status_since: at, not_applicable_reason: reason }
    const changes = [changed('status', 'NOT_STARTED', 'NOT_APPLICABLE')]
    const settled = { stage, subject, at, fields, changes, reason }
    return { at, awaited: (book) => settle(book, world, places, settled, found(world.seat(by).actor, by)) }
  })
}
