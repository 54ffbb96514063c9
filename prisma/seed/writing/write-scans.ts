import { dueAt, type FindingCategory, isAiSpecific, severityRank } from '../../../packages/domain/src/index.ts'
import { readerVersion } from '../../../packages/formats/src/index.ts'
import type { EngagementStory, ScanStory } from '../story/story.ts'
import type { Book } from './book.ts'
import { pick, sha256 } from './ids.ts'
import { changed, type Places } from './places.ts'
import { sarifOf } from './sarif-of.ts'
import { isSeen, resultsOf } from './scan-results.ts'
import type { Moment, World } from './world.ts'
import { handMoments, type Tail } from './write-triage.ts'

/** The runs of the scanners, one intake each, and the findings that they made, saw again and verified. */
export function scanMoments(world: World, story: EngagementStory, places: Places): Moment[] {
  return story.scans.flatMap((scan) => {
    const tail = resultsOf(scan).map((result): Tail => {
      const standing = { id: places.finding(result.name), key: '', places }
      return { ...result, scan, standing, at: runAt(world, scan, result.firstRun) }
    })
    return [
      ...failedMoments(world, places, scan),
      ...scan.runs.map((_, run): Moment => {
        const at = runAt(world, scan, run)
        return { at, play: (book) => takeIn(book, world, places, { scan, tail, run, at }) }
      }),
      ...tail.flatMap((each) => [...handMoments(world, each), ...laterVersions(world, story, places, each)]),
    ]
  })
}

/** A run's file is taken in a moment after the scan. */
function runAt(world: World, scan: ScanStory, run: number): Date {
  const when = scan.runs[run]
  if (when === undefined) throw new Error(`${scan.slug} has no run ${run}`)
  return world.clock.at(when)
}

type Run = { scan: ScanStory; tail: readonly Tail[]; run: number; at: Date }

function takeIn(book: Book, world: World, places: Places, { scan, tail, run, at }: Run): void {
  const { workspaceId } = world
  const fresh = tail.filter(({ firstRun }) => firstRun === run)
  const known = tail.filter((each) => each.firstRun < run && isSeen(each, run))
  const gone = tail.filter(({ goneIn }) => goneIn === run)
  const file = sarifOf(scan, [...fresh, ...known], at)
  const { number, key } = book.number('R')
  const id = places.id('run', scan.slug, String(run))
  const modelVersionId = scan.version === null ? null : places.version(scan.version)
  const by = world.seat('pipeline').actor
  const counts = {
    ...{ results: fresh.length + known.length, new: fresh.length, updated: 0, reopened: 0 },
    ...{ unchanged: known.length, gone: gone.length, duplicate: 0, unreadable: 0 },
  }
  book.rows.intakeRun.push({
    ...{ workspaceId, id, number, key, engagementId: places.engagement, modelVersionId, fileName: scan.fileName },
    ...{ sha256: sha256(file), size: Buffer.byteLength(file), format: 'sarif', tool: scan.source },
    ...{ readerVersion: readerVersion.sarif, mode: 'DIRECT', status: 'COMMITTED', counts, committedAt: at },
    startedByTokenId: by.id,
    ...{ createdAt: at, updatedAt: at },
  })
  for (const each of fresh) openScanned(book, world, each, at)
  for (const each of [...fresh, ...known]) {
    const place = { locationUri: each.uri, locationLine: each.line }
    const occurrence = { id: places.id('occurrence', each.name, String(run)), findingId: each.standing.id }
    book.rows.occurrence.push({ workspaceId, ...occurrence, intakeRunId: id, modelVersionId, seenAt: at, ...place })
  }
  const about = { subject: { type: 'IntakeRun', id, key } as const, engagementId: places.engagement, modelVersionId }
  const told = { refs: { intakeRunId: id }, at, by }
  book.state({ kind: 'intake.received', ...about, changes: [changed('fileName', null, scan.fileName)], ...told })
  const counted = Object.entries(counts).map(([field, count]) => changed(field, null, String(count)))
  book.state({ kind: 'intake.committed', ...about, changes: [...counted, ...madeFindings(fresh)], ...told })
}

function madeFindings(fresh: readonly Tail[]) {
  const keys = fresh.map(({ standing }) => standing.key)
  const [first] = keys
  const last = keys.at(-1)
  if (first === undefined) return []
  return [changed('findings', null, first === last ? first : `${first}…${last}`)]
}

function openScanned(book: Book, world: World, tail: Tail, at: Date): void {
  const { workspaceId } = world
  const { scan, rule, standing, uri, line, purl } = tail
  const { number, key } = book.number('F')
  standing.key = key
  const owner = pick(10, tail.name, 'owned') < 6 ? scan.owners[pick(scan.owners.length, tail.name, 'owner')] : undefined
  book.rows.finding.push({
    ...{ workspaceId, id: standing.id, number, key, engagementId: standing.places.engagement },
    ...{ title: rule.title, description: rule.description, category: rule.category, severityRaw: rule.raw },
    aiSpecific: isAiSpecific(rule.category as FindingCategory),
    severity: severityRank(rule.severity),
    asset: purl ?? uri,
    componentPurl: purl,
    ownerId: owner === undefined ? null : world.member(owner),
    teamId: world.teamId(scan.team),
    dueAt: dueAt(rule.severity, at),
    ...{ sourceKind: 'SCANNER', source: scan.source, ruleId: rule.id, locationUri: uri, locationLine: line },
    helpUri: rule.helpUri ?? null,
    fingerprint: sha256(`${scan.source} ${rule.id} ${uri} ${line}`),
    fingerprintAlgorithm: 'sarif/location/v1',
    ...{ openedAt: at, createdAt: at, updatedAt: at },
  })
  for (const cwe of rule.cwe) book.rows.findingWeakness.push({ workspaceId, findingId: standing.id, cwe })
  subject(book, world, tail, scan.version, 'AFFECTED', at)
}

function subject(
  book: Book,
  { workspaceId }: World,
  tail: Tail,
  version: string | null,
  status: string,
  at: Date,
): void {
  const { standing, uri, purl } = tail
  book.rows.findingSubject.push({
    workspaceId,
    id: standing.places.id('subject', tail.name, version ?? 'asset'),
    findingId: standing.id,
    modelVersionId: version === null ? null : standing.places.version(version),
    asset: version === null ? (purl ?? uri) : null,
    status,
    ...{ createdAt: at, updatedAt: at },
  })
}

/** A version registered while a finding of an earlier one is open may have it too. */
function laterVersions(world: World, story: EngagementStory, places: Places, tail: Tail): Moment[] {
  const { version } = tail.scan
  if (version === null) return []
  const end = tail.goneIn === null ? world.clock.now : runAt(world, tail.scan, tail.goneIn)
  return story.versions.flatMap(({ label, at: when }): Moment[] => {
    const at = world.clock.at(when)
    const concerned = label !== version && at > tail.at && at < end && places.isVersion(label)
    return concerned ? [{ at, play: (book) => subject(book, world, tail, label, 'UNKNOWN', at) }] : []
  })
}

function failedMoments(world: World, places: Places, scan: ScanStory): Moment[] {
  const { failed } = scan
  if (failed === undefined) return []
  const at = world.clock.at(failed.at)
  const play = (book: Book) => {
    const { number, key } = book.number('R')
    const id = places.id('run', scan.slug, 'failed')
    const by = world.seat('pipeline').actor
    const file = sarifOf(scan, [], at).slice(0, 600)
    book.rows.intakeRun.push({
      ...{ workspaceId: world.workspaceId, id, number, key, engagementId: places.engagement },
      ...{ fileName: scan.fileName, sha256: sha256(file), size: Buffer.byteLength(file), format: 'sarif' },
      ...{ readerVersion: readerVersion.sarif, mode: 'DIRECT', status: 'FAILED', problem: failed.problem },
      ...{ startedByTokenId: by.id, createdAt: at, updatedAt: at },
    })
    const about = { subject: { type: 'IntakeRun', id, key } as const, engagementId: places.engagement }
    book.state({ kind: 'intake.failed', ...about, refs: { intakeRunId: id }, reason: failed.problem, at, by })
  }
  return [{ at, play }]
}
