import { ReadRefusal, type ReportTool, type Unreadable } from '@assay/formats'
import { change } from '../kernel/change.ts'
import type { Job } from '../kernel/jobs.ts'
import { type ReaderOptions, type ReadingEvent, readInProcess } from '../kernel/reader-process.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { actingViewer, objectionToActor } from './acting-viewer.ts'
import { failIntake } from './fail-intake.ts'
import { finishReading, isStillOurs } from './finish-reading.ts'
import type { IntakeJob } from './intake-jobs.ts'
import type { IntakeTarget } from './judge-rows.ts'
import { isReadable } from './readable-formats.ts'
import { sourceOf, waitingFinding } from './waiting-row.ts'

export type ReaderLimits = Pick<ReaderOptions, 'limits' | 'started'>

/** A reading of a run; a later one, a cancellation or a failure raises the version and so ends this one. */
export type Reading = IntakeTarget & { version: number; fileName: string; sha256: string; format: string | null }

/** What the file said of itself, beside its findings. */
export type Told = {
  format: string | null
  tools: ReportTool[]
  findings: number
  unreadable: Unreadable[]
  unreadableCount: number
}

type WaitingRow = { position: number; fingerprint: string; payload: ReturnType<typeof waitingFinding> }

const batch = { rows: 1_000, characters: 4_000_000 }
const unreadableKept = 1_000
const attemptsOfReading = 3

/**
 * The job `intake.read`: streams the file's findings into waiting rows and judges them. It may be killed at any point
 * and be done again; it then starts over. A file that cannot be read leaves nothing behind but the run that says why.
 */
export async function readIntake(
  record: EngagementRecord,
  asked: IntakeJob,
  { signal, attempt }: Job,
  limits: ReaderLimits = {},
): Promise<void> {
  const viewer = actingViewer(asked)
  const reading = await beginReading(record, viewer, asked.runId)
  if (reading === null) return
  try {
    const objection = await objectionToActor(record, asked, reading.engagementId)
    if (objection !== null) return void (await failIntake(record, viewer, reading.runId, objection.message))
    const { fileName: name, format, sha256 } = reading
    const options = { ...limits, name, signal, format: format !== null && isReadable(format) ? format : null }
    const told = await storeRows(record, viewer, reading, readInProcess(record.blobs.pathOf(sha256), options))
    if (told !== null) await finishReading(record, viewer, reading, told)
  } catch (error) {
    if (error instanceof ReadRefusal) await failIntake(record, viewer, reading.runId, error.message)
    else if (signal.aborted || attempt < attemptsOfReading) throw error
    else {
      record.log.error({ err: error, runId: reading.runId }, 'an intake could not be read')
      await failIntake(record, viewer, reading.runId, 'Reading failed for a reason of ours. Try again, or tell us.')
    }
  }
}

/** RECEIVED → READING, without rows of an earlier try; null for a run that was cancelled or read meanwhile. */
async function beginReading(record: EngagementRecord, viewer: Viewer, runId: string): Promise<Reading | null> {
  const { workspaceId } = viewer
  let reading: Reading | null = null
  await change(record, viewer, async function beginReading({ tx, now, nothingChanged }) {
    // Rows in waiting are no part of the record: it changes, and says so, when they are previewed and committed.
    nothingChanged()
    reading = null
    const { count } = await tx.intakeRun.updateMany({
      where: { workspaceId, id: runId, status: { in: ['RECEIVED', 'READING'] } },
      data: { status: 'READING', version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) return runId
    await tx.intakeRow.deleteMany({ where: { workspaceId, runId } })
    const run = await tx.intakeRun.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: runId } } })
    const { engagementId, modelVersionId, version, fileName, sha256, format } = run
    reading = { workspaceId, runId, engagementId, modelVersionId, version, fileName, sha256, format }
    return runId
  })
  return reading
}

/** Null when the run was cancelled, or taken over by another reader, on the way. */
async function storeRows(
  record: EngagementRecord,
  viewer: Viewer,
  reading: Reading,
  events: AsyncIterable<ReadingEvent>,
): Promise<Told | null> {
  const told: Told = { format: reading.format, tools: [], findings: 0, unreadable: [], unreadableCount: 0 }
  let rows: WaitingRow[] = []
  let characters = 0
  for await (const event of events) {
    if (event.type === 'format') told.format = event.format
    else if (event.type === 'tool') told.tools.push({ ...event.tool, name: sourceOf(event.tool.name), ruleIds: [] })
    else if (event.type === 'unreadable') {
      told.unreadableCount += 1
      if (told.unreadable.length < unreadableKept) told.unreadable.push(event.unreadable)
    } else {
      told.findings += 1
      const payload = waitingFinding(event.finding)
      characters += payload.description.length + (payload.snippet?.length ?? 0) + 1_000
      rows.push({ position: told.findings, fingerprint: event.finding.fingerprint, payload })
      if (rows.length >= batch.rows || characters >= batch.characters) {
        if (!(await storeBatch(record, viewer, reading, rows))) return null
        rows = []
        characters = 0
      }
    }
  }
  return (await storeBatch(record, viewer, reading, rows)) ? told : null
}

/** False when this reading is no longer the run's. */
async function storeBatch(record: EngagementRecord, viewer: Viewer, reading: Reading, rows: readonly WaitingRow[]) {
  const { workspaceId, runId } = reading
  let stored = false
  await change(record, viewer, async function storeBatch({ tx, nothingChanged }) {
    nothingChanged()
    stored = await isStillOurs(tx, reading)
    if (!stored || rows.length === 0) return runId
    await tx.$executeRaw`
      INSERT INTO intake_row (workspace_id, run_id, position, fingerprint, payload)
      SELECT ${workspaceId}::uuid, ${runId}::uuid, n.position, n.fingerprint, n.payload
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(position int, fingerprint text, payload jsonb)`
    return runId
  })
  return stored
}
