import { plainHeading } from '@assay/domain'
import { type Change, change } from '../kernel/change.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { changeKnown } from './change-known.ts'
import { enterNew } from './enter-new.ts'
import { openSheet } from './open-sheet.ts'
import type { RegisterPlan } from './plan.ts'
import { type ChosenColumn, planRegister } from './plan-register.ts'

export type TakeInRegister = { uploadId: string; columns: readonly ChosenColumn[] }
/** What became of each row, with the key of the use case that it stands for now. */
export type RegisterReport = RegisterPlan & { keys: ReadonlyMap<number, string> }

const timeoutMs = 120_000

/**
 * Takes a spreadsheet into the register in one change: new use cases are entered, others changed, rows that cannot be
 * taken in are told and left out. The same file again finds its use cases and changes nothing. What its headings mean
 * is remembered.
 */
export async function takeInRegister(
  record: EngagementRecord,
  viewer: Viewer,
  { uploadId, columns }: TakeInRegister,
): Promise<RegisterReport> {
  const opened = await openSheet(record, viewer, uploadId)
  let report: RegisterReport | null = null
  await change(
    record,
    viewer,
    async function takeInRegister(work) {
      const { tx, nothingChanged } = work
      // Two files with one name in common, taken in at once, must not enter it twice.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`assay.register:${viewer.workspaceId}`}, 0))`
      const plan = await planRegister(tx, viewer, opened, columns)
      const of = (outcome: string) => plan.rows.filter((row) => row.outcome === outcome)
      const entered = await enterNew(work, of('NEW'), opened.fileName)
      await changeKnown(work, of('CHANGE'), opened.fileName)
      await remember(work, columns)
      if (of('NEW').length + of('CHANGE').length === 0) nothingChanged()
      const keys = plan.rows.flatMap((row): [number, string][] => {
        const key = row.known?.key ?? entered.get(row.line)?.key
        return key === undefined ? [] : [[row.line, key]]
      })
      report = { ...plan, keys: new Map(keys) }
      return uploadId
    },
    { command: 'takeInRegister', timeoutMs },
  )
  // A retry that was done already finds everything as it left it.
  return report ?? asItStands(record, viewer, opened, columns)
}

async function asItStands(
  record: EngagementRecord,
  viewer: Viewer,
  opened: Awaited<ReturnType<typeof openSheet>>,
  columns: readonly ChosenColumn[],
): Promise<RegisterReport> {
  const plan = await read(record, viewer.workspaceId, ({ db }) => planRegister(db, viewer, opened, columns))
  const known = plan.rows.flatMap((row): [number, string][] => (row.known === null ? [] : [[row.line, row.known.key]]))
  return { ...plan, keys: new Map(known) }
}

async function remember({ tx, viewer, now }: Change, columns: readonly ChosenColumn[]): Promise<void> {
  const { workspaceId } = viewer
  const meanings = new Map(columns.map(({ heading, field }) => [plainHeading(heading).slice(0, 200), field]))
  meanings.delete('')
  const headings = [...meanings.keys()]
  await tx.registerColumn.deleteMany({ where: { workspaceId, heading: { in: headings } } })
  await tx.registerColumn.createMany({
    data: headings.map((heading) => ({ workspaceId, heading, field: meanings.get(heading) ?? null, updatedAt: now })),
  })
}
