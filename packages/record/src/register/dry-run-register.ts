import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { openSheet } from './open-sheet.ts'
import type { RegisterPlan } from './plan.ts'
import { type ChosenColumn, planRegister } from './plan-register.ts'

export type DryRunRegister = { uploadId: string; columns: readonly ChosenColumn[] | null }

/** What taking an uploaded spreadsheet in would do, row by row; nothing is written. */
export async function dryRunRegister(
  record: EngagementRecord,
  viewer: Viewer,
  { uploadId, columns }: DryRunRegister,
): Promise<RegisterPlan> {
  const opened = await openSheet(record, viewer, uploadId)
  return read(record, viewer.workspaceId, ({ db }) => planRegister(db, viewer, opened, columns))
}
