import { dueAt, type FindingCategory, isAiSpecific, severityRank } from '../../../packages/domain/src/index.ts'
import type { EngagementStory, FindingStory, SubjectStory } from '../story/story.ts'
import type { Book } from './book.ts'
import { idOf, sha256 } from './ids.ts'
import { changed, type Places } from './places.ts'
import { about, moveFinding, type Standing } from './standing.ts'
import type { Moment, World } from './world.ts'
import { overrideMoments, retestMoments } from './write-verdicts.ts'

/** Findings that people and named scanners opened, with all that was said and done about them. */
export function findingMoments(world: World, story: EngagementStory, places: Places): Moment[] {
  return story.findings.flatMap((finding) => {
    const standing: Standing = { id: places.finding(finding.slug), key: '', places }
    const at = world.clock.at(finding.at)
    return [
      { at, play: (book: Book) => open(book, world, finding, standing) },
      ...finding.subjects.flatMap((subject, index) => subjectMoments(world, finding, standing, subject, index)),
      ...stepMoments(world, finding, standing),
      ...commentMoments(world, finding, standing),
      ...(finding.overrides ?? []).flatMap((each, index) => overrideMoments(world, standing, each, index)),
      ...(finding.retests ?? []).flatMap((each, index) => retestMoments(world, standing, each, index)),
    ]
  })
}

function open(book: Book, world: World, finding: FindingStory, standing: Standing): void {
  const { workspaceId, clock } = world
  const at = clock.at(finding.at)
  const { title, description, category, severity, asset = null, source, sourceKind, ruleId = null } = finding
  const { number, key } = book.number('F')
  standing.key = key
  const scanned = sourceKind === 'SCANNER'
  book.rows.finding.push({
    ...{ workspaceId, id: standing.id, number, key, engagementId: standing.places.engagement, title, description },
    ...{ category, asset, source, sourceKind, ruleId },
    aiSpecific: isAiSpecific(category as FindingCategory),
    cvssVector: finding.cvss?.vector ?? null,
    cvssScore: finding.cvss?.score ?? null,
    severityRaw: finding.cvss === undefined ? severity : String(finding.cvss.score),
    severity: severityRank(severity),
    componentPurl: finding.purl ?? null,
    ownerId: finding.owner === null ? null : world.member(finding.owner),
    teamId: world.teamId(finding.team),
    dueAt: dueAt(severity, at),
    locationUri: finding.location?.uri ?? null,
    locationLine: finding.location?.line ?? null,
    helpUri: finding.helpUri ?? null,
    fingerprint: scanned ? sha256(`${source} ${ruleId} ${finding.location?.uri} ${finding.purl ?? title}`) : null,
    fingerprintAlgorithm: scanned ? 'sarif/location/v1' : null,
    ...{ openedAt: at, createdAt: at, updatedAt: at },
  })
  for (const cwe of finding.cwe) book.rows.findingWeakness.push({ workspaceId, findingId: standing.id, cwe })
  for (const name of finding.labels) label(book, world, standing.id, name, at)
  if (scanned) {
    const seen = {
      seenAt: at,
      locationUri: finding.location?.uri ?? null,
      locationLine: finding.location?.line ?? null,
    }
    book.rows.occurrence.push({
      workspaceId,
      id: standing.places.id('occurrence', finding.slug),
      findingId: standing.id,
      ...seen,
    })
  }
  const changes = [changed('severity', null, severity), changed('status', null, 'OPEN')]
  book.state({ kind: 'finding.created', ...about(standing), changes, at, by: world.seat(finding.by).actor })
}

function label(book: Book, { workspaceId, slug }: World, findingId: string, name: string, at: Date): void {
  const id = idOf(slug, 'label', name)
  if (!book.namedBefore(id)) book.rows.label.push({ workspaceId, id, name, createdAt: at, updatedAt: at })
  book.rows.findingLabel.push({ workspaceId, findingId, labelId: id })
}

function subjectMoments(
  world: World,
  finding: FindingStory,
  standing: Standing,
  subject: SubjectStory,
  index: number,
): Moment[] {
  const { workspaceId, clock } = world
  const { places } = standing
  const id = places.id('subject', finding.slug, String(index))
  const since = clock.at(subject.since ?? finding.at)
  const modelVersionId = subject.version === undefined ? null : places.version(subject.version)
  const datasetVersionId = subject.dataset === undefined ? null : places.dataset(subject.dataset)
  const row = {
    workspaceId,
    id,
    findingId: standing.id,
    modelVersionId,
    datasetVersionId,
    asset: subject.asset ?? null,
  }
  const stands: Moment = {
    at: since,
    play: (book) =>
      book.rows.findingSubject.push({ ...row, status: subject.status, createdAt: since, updatedAt: since }),
  }
  let from = subject.status
  const changes = (subject.changes ?? []).map(({ at: when, by, to, reason = null }): Moment => {
    const at = clock.at(when)
    const before = from
    from = to
    return {
      at,
      play(book) {
        book.change('finding_subject', id, at, { status: to })
        const fact = { changes: [changed('subjectStatus', before, to)], reason, at, by: world.seat(by).actor }
        book.state({ kind: 'finding.statusChanged', ...about(standing), modelVersionId, ...fact })
      },
    }
  })
  return [stands, ...changes]
}

function stepMoments(world: World, finding: FindingStory, standing: Standing): Moment[] {
  let from = 'OPEN'
  return finding.steps.map(({ at: when, by, to, reason = null }) => {
    const at = world.clock.at(when)
    const before = from
    from = to
    return { at, play: (book) => moveFinding(book, standing, { at, from: before, to, reason }, world.seat(by).actor) }
  })
}

function commentMoments(world: World, finding: FindingStory, standing: Standing): Moment[] {
  const { workspaceId, clock } = world
  return finding.comments.map(({ at: when, by, body }, index) => {
    const at = clock.at(when)
    const id = standing.places.id('comment', finding.slug, String(index))
    return {
      at,
      play(book) {
        const row = { workspaceId, id, findingId: standing.id, authorId: world.member(by), body }
        book.rows.comment.push({ ...row, postedAt: at, createdAt: at, updatedAt: at })
        book.change('finding', standing.id, at, { comment_count: index + 1 })
        const fact = { refs: { commentId: id }, at, by: world.seat(by).actor }
        book.state({ kind: 'finding.commented', ...about(standing), ...fact })
      },
    }
  })
}
