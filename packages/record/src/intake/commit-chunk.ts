import { defaultFixPolicy } from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { type IntakeRun, Prisma } from '../generated/client/client.ts'
import { type Change, change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { countChanges, countRows, countsOf } from './intake-counts.ts'
import { type IntakeTarget, judgeRows, type Range, rowsOf } from './judge-rows.ts'
import { lockWhatIsMet } from './lock-what-is-met.ts'
import { takeInRows } from './take-in-rows.ts'

/** Enough to be fast, few enough to hold the gates for a moment only. */
const rowsOfAChunk = 1_000
const timeoutMs = 120_000

/**
 * Commits the next rows behind `after` in one change and answers with the last of them, or null when the run is done.
 * Every chunk but the last states its progress, so that no finding enters the record without a fact (rule 13); the
 * gates are read anew with the last.
 */
export async function commitChunk(record: EngagementRecord, viewer: Viewer, runId: string, after: number) {
  let reached: number | null = null
  await change(
    record,
    viewer,
    async function commitChunk(work) {
      reached = null
      const run = await lockCommitting(work, runId)
      if (run === null) {
        work.nothingChanged()
        return runId
      }
      const { workspaceId, engagementId, modelVersionId } = run
      const target = { workspaceId, runId, engagementId, modelVersionId }
      const chunk = await nextChunk(work, target, after)
      const gateIds = await lockWhatIsMet(work.tx, target, chunk)
      const keys = await takeInChunk(work, target, chunk)
      if (chunk.last) {
        await recomputeReadiness(work.tx, workspaceId, gateIds, work.now, work.announce)
        await complete(work, run, target, keys)
      } else {
        reached = chunk.to
        tellProgress(work, run, chunk, keys)
      }
      return runId
    },
    { timeoutMs },
  )
  return reached
}

/** Two workers on one run wait for each other here; null when nothing is left to do. */
async function lockCommitting({ tx, viewer }: Change, runId: string): Promise<IntakeRun | null> {
  const { workspaceId } = viewer
  await tx.$queryRaw`
    SELECT id FROM intake_run WHERE workspace_id = ${workspaceId}::uuid AND id = ${runId}::uuid FOR UPDATE`
  return tx.intakeRun.findUnique({ where: { workspaceId_id: { workspaceId, id: runId }, status: 'COMMITTING' } })
}

type Chunk = Range & { results: { fingerprint: string }[]; last: boolean }

/** Empty when all is committed; `last` when nothing stands behind it. */
async function nextChunk({ tx }: Change, target: IntakeTarget, after: number): Promise<Chunk> {
  const rows = await tx.$queryRaw<{ position: number; fingerprint: string }[]>(Prisma.sql`
    SELECT r.position, r.fingerprint FROM intake_row r
    WHERE ${rowsOf(target)} AND r.position > ${after} AND NOT r.committed
    ORDER BY r.position LIMIT ${rowsOfAChunk + 1}`)
  const chunk = rows.slice(0, rowsOfAChunk)
  const from = chunk[0]?.position ?? after + 1
  return {
    from,
    to: chunk.at(-1)?.position ?? after,
    results: chunk,
    last: rows.length <= rowsOfAChunk,
  }
}

async function takeInChunk({ tx, now }: Change, target: IntakeTarget, range: Range) {
  await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(timeoutMs)}, true)`
  const { name } = await tx.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: target.workspaceId, id: target.engagementId } },
    select: { name: true },
  })
  // Others may have written since the preview: what counts is the record as it stands now.
  await judgeRows(tx, target, range)
  return takeInRows(tx, { target, range, now, policy: defaultFixPolicy, engagementName: name })
}

const subjectOf = (run: IntakeRun) => ({
  subject: { type: 'IntakeRun' as const, id: run.id, key: run.key },
  engagementId: run.engagementId,
  modelVersionId: run.modelVersionId,
  refs: { intakeRunId: run.id },
})

const madeFindings = (keys: string | null) => (keys === null ? [] : [{ field: 'findings', from: null, to: keys }])

function tellProgress({ announce }: Change, run: IntakeRun, { from, to }: Chunk, keys: string | null): void {
  const committed = { field: 'committed', from: String(from - 1), to: String(to) }
  announce({ kind: 'intake.progressed', ...subjectOf(run), changes: [committed, ...madeFindings(keys)] })
}

async function complete({ tx, now, announce }: Change, run: IntakeRun, target: IntakeTarget, keys: string | null) {
  const counts = await countRows(tx, target, countsOf(run.counts))
  await tx.intakeRun.update({
    where: { workspaceId_id: { workspaceId: run.workspaceId, id: run.id } },
    data: { status: 'COMMITTED', counts, committedAt: now, version: { increment: 1 }, updatedAt: now },
  })
  announce({ kind: 'intake.committed', ...subjectOf(run), changes: [...countChanges(counts), ...madeFindings(keys)] })
}
