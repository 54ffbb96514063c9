import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openLog } from '../../packages/record/src/kernel/open-log.ts'
import { openRecord } from '../../packages/record/src/kernel/open-record.ts'
import type { EngagementRecord, Settings } from '../../packages/record/src/kernel/record.ts'
import type { Viewer } from '../../packages/record/src/kernel/viewer.ts'
import { aMembership, aWorkspace, viewerOf } from './builders.ts'
import { freshDatabase } from './fresh-database.ts'

export type TestRecord = {
  record: EngagementRecord
  ownerUrl: string
  dataDir: string
  workspaceId: string
  /** Seats of the workspace, one a role. */
  admin: Viewer
  contributor: Viewer
  signer: Viewer
  guest: Viewer
  /** Closes the record and drops its database: the cleanup that `beforeAll` returns. */
  close(): Promise<void>
}

/** A record of the test's own: a fresh database, a temporary data folder, a silent log, a workspace with four seats. */
export async function openTestRecord(settings: Partial<Settings> = {}): Promise<TestRecord> {
  const { ownerUrl, drop } = await freshDatabase()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'assay-record-'))
  const record = await openRecord({
    ownerUrl,
    dataDir,
    publicUrl: 'http://127.0.0.1:4000',
    log: openLog('silent'),
    ...settings,
  })
  const workspaceId = await aWorkspace(record, { slug: `w-${randomUUID()}` })
  const seat = async (role: string) => viewerOf(record, workspaceId, await aMembership(record, workspaceId, { role }))
  return {
    record,
    ownerUrl,
    dataDir,
    workspaceId,
    admin: await seat('ADMIN'),
    contributor: await seat('CONTRIBUTOR'),
    signer: await seat('SIGNER'),
    guest: await seat('GUEST'),
    async close() {
      await record.close()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
