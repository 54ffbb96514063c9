import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningServer, startServer } from '../../apps/api/src/server.ts'
import { startWorker, type Worker } from '../../apps/worker/src/worker.ts'
import { type EngagementRecord, openLog, openRecord } from '../../packages/record/src/index.ts'
import { seedDemo } from '../../prisma/seed/index.ts'
import { root } from '../../scripts/lib/root.ts'
import { readVersion } from '../../scripts/lib/version.ts'
import { freePort } from './free-port.ts'
import { freshDatabase } from './fresh-database.ts'

export type Product = {
  url: string
  /** The demo programme's API token; empty without the demo. */
  token: string
  record: EngagementRecord
  /** Takes the server away, with its sockets; the database stays. */
  takeAway(): Promise<void>
  /** Starts it again at the same address. */
  bringBack(): Promise<void>
  /** Stops everything and drops the database: the cleanup that `beforeAll` returns. */
  stop(): Promise<void>
}

/** The whole product on a database of its own: page, graph, sockets and jobs, with the demo programme unless `empty`. */
export async function startProduct({ empty = false } = {}): Promise<Product> {
  const { ownerUrl, drop } = await freshDatabase()
  return startProductOn(ownerUrl, { empty, drop })
}

type Base = { empty?: boolean; drop(): Promise<void> }

/** The same on a migrated database that somebody else made; `drop` is the last thing that `stop` does. */
export async function startProductOn(ownerUrl: string, { empty = false, drop }: Base): Promise<Product> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'assay-product-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const log = openLog('silent')
  const record = await openRecord({ ownerUrl, dataDir, publicUrl: url, log })
  const demo = empty ? null : await seedDemo(record, { dataDir })

  let server: RunningServer
  let worker: Worker
  const bringBack = async () => {
    worker = await startWorker(record, ownerUrl)
    server = await startServer(record, {
      host: '127.0.0.1',
      port,
      version: readVersion(),
      pageFolder: path.join(root, 'apps/web/dist'),
      documentsFile: path.join(root, 'apps/web/src/generated/gql/persisted-documents.json'),
    })
  }
  const takeAway = async () => {
    await server.stop()
    await worker.stop()
  }
  await bringBack()
  return {
    url,
    token: demo?.token ?? '',
    record,
    takeAway,
    bringBack,
    async stop() {
      await takeAway()
      await record.close()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
