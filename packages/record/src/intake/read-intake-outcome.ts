import type { IntakeRunStatus } from '@assay/domain'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { countsOf, type IntakeCounts } from './intake-counts.ts'

/** Plain JSON, as `POST /ingest` answers. */
export type IntakeOutcome = {
  runId: string
  key: string
  status: IntakeRunStatus
  mode: string
  fileName: string
  sha256: string
  format: string | null
  tool: string | null
  counts: IntakeCounts
  /** At most the first 1,000; `counts.unreadable` counts all. */
  unreadable: { position: string; why: string }[]
  problem: string | null
  /** Who took the file in, and when: for a file that was taken in before, that first time. */
  startedBy: string
  startedAt: string
  committedAt: string | null
}

type Options = { untilSettledMs?: number; signal?: AbortSignal }

/**
 * What became of a run. Waits up to `untilSettledMs` until it needs someone or is over: PREVIEWED, COMMITTED, FAILED,
 * CANCELLED or UNDONE; then, or when the time is up, answers with how it stands. Throws NotFound.
 */
export async function readIntakeOutcome(
  record: EngagementRecord,
  viewer: Viewer,
  runId: string,
  { untilSettledMs = 0, signal }: Options = {},
): Promise<IntakeOutcome> {
  const leave = new AbortController()
  const until = AbortSignal.any([leave.signal, ...(signal === undefined ? [] : [signal])])
  const alarm = setTimeout(() => leave.abort(), untilSettledMs)
  try {
    // Listening begins before the first look: what happens between the two is not missed.
    const wakeUps = record.feed.wakeUps(viewer.workspaceId, until)
    let outcome = await look(record, viewer, runId)
    while (isUnderWay(outcome.status) && (await wakeUps.next())) outcome = await look(record, viewer, runId)
    return isUnderWay(outcome.status) ? look(record, viewer, runId) : outcome
  } finally {
    clearTimeout(alarm)
    leave.abort()
  }
}

const isUnderWay = (status: IntakeRunStatus) => ['RECEIVED', 'READING', 'COMMITTING'].includes(status)

function look(record: EngagementRecord, { workspaceId, audience }: Viewer, runId: string): Promise<IntakeOutcome> {
  return read(record, workspaceId, async ({ db }) => {
    const found = await db.intakeRun.findUnique({
      where: { workspaceId_id: { workspaceId, id: runId } },
      include: { startedBy: { select: { name: true } }, startedByToken: { select: { name: true } } },
    })
    const run = mustSee(found, audience, 'intake run')
    return {
      runId: run.id,
      key: run.key,
      status: run.status as IntakeRunStatus,
      mode: run.mode,
      fileName: run.fileName,
      sha256: run.sha256,
      format: run.format,
      tool: run.tool,
      counts: countsOf(run.counts),
      unreadable: run.unreadable as { position: string; why: string }[],
      problem: run.problem,
      startedBy: run.startedBy?.name ?? run.startedByToken?.name ?? 'Assay',
      startedAt: run.createdAt.toISOString(),
      committedAt: run.committedAt?.toISOString() ?? null,
    }
  })
}
