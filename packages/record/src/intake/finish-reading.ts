import { Prisma } from '../generated/client/client.ts'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { beginCommit } from './commit-intake.ts'
import { countChanges, countRows } from './intake-counts.ts'
import { countGone, judgeRows, markDuplicates } from './judge-rows.ts'
import type { Reading, Told } from './read-intake.ts'

const rowsAtOnce = 1_000
const timeoutMs = 600_000

/** Holds the run until the transaction ends; false when it was cancelled, or another reader took it over. */
export async function isStillOurs(tx: Transaction, { workspaceId, runId, version }: Reading): Promise<boolean> {
  const found = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id FROM intake_run WHERE workspace_id = ${workspaceId}::uuid AND id = ${runId}::uuid
      AND status = 'READING' AND version = ${version} FOR UPDATE`)
  return found.length > 0
}

/** Judges all waiting rows and counts them: READING → PREVIEWED or, in DIRECT mode, COMMITTING. */
export async function finishReading(record: EngagementRecord, viewer: Viewer, reading: Reading, told: Told) {
  const finish = async (tx: Transaction) => {
    await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(timeoutMs)}, true)`
    await markDuplicates(tx, reading)
    for (let from = 1; from <= told.findings; from += rowsAtOnce) {
      await judgeRows(tx, reading, { from, to: from + rowsAtOnce - 1 })
    }
    const gone = await countGone(tx, reading, complete(told))
    return countRows(tx, reading, { gone, unreadable: told.unreadableCount })
  }
  await change(
    record,
    viewer,
    async function finishReading(work) {
      const { tx, now, announce, nothingChanged } = work
      const { workspaceId, runId } = reading
      if (!(await isStillOurs(tx, reading))) {
        nothingChanged()
        return runId
      }
      const counts = await finish(tx)
      const names = [...new Set(told.tools.map(({ name }) => name))]
      const run = await tx.intakeRun.update({
        where: { workspaceId_id: { workspaceId, id: runId } },
        data: {
          format: told.format,
          tool: names.length === 0 ? null : names.join(', '),
          counts,
          unreadable: told.unreadable,
          updatedAt: now,
        },
      })
      if (run.mode === 'DIRECT') return beginCommit(work, run)

      await tx.intakeRun.update({
        where: { workspaceId_id: { workspaceId, id: runId } },
        data: { status: 'PREVIEWED', version: { increment: 1 } },
      })
      announce({
        kind: 'intake.previewed',
        subject: { type: 'IntakeRun', id: run.id, key: run.key },
        engagementId: run.engagementId,
        modelVersionId: run.modelVersionId,
        changes: countChanges(counts),
        refs: { intakeRunId: run.id },
      })
      return runId
    },
    { timeoutMs },
  )
}

/** A tool that says it did not finish proves nothing by its silence. */
const complete = ({ tools }: Told) => tools.filter((tool) => tool.complete !== false).map(({ name }) => name)
