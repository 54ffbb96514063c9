import { rmSync } from 'node:fs'
import { openLog } from '../../packages/record/src/kernel/open-log.ts'
import { openRecord } from '../../packages/record/src/kernel/open-record.ts'
import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'
import { freshDatabase } from './fresh-database.ts'
import { scratchFolder } from './scratch-folder.ts'

export type EmptyRecord = { record: EngagementRecord; close(): Promise<void> }

/** A record as a new installation has it: migrated, and without a workspace. */
export async function openEmptyRecord(): Promise<EmptyRecord> {
  const { ownerUrl, drop } = await freshDatabase()
  const dataDir = scratchFolder('empty')
  const record = await openRecord({ ownerUrl, dataDir, publicUrl: 'http://127.0.0.1:4000', log: openLog('silent') })
  return {
    record,
    async close() {
      await record.close()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
