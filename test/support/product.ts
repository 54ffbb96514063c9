import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningServer, startServer } from '../../apps/api/src/server.ts'
import { startWorker, type Worker } from '../../apps/worker/src/worker.ts'
import { type EngagementRecord, openLog, openRecord } from '../../packages/record/src/index.ts'
import { seedDemo } from '../../prisma/seed/index.ts'
import type { Member } from '../../scripts/lib/cluster/member.ts'
import { root } from '../../scripts/lib/root.ts'
import { readVersion } from '../../scripts/lib/version.ts'
import { startTestCluster } from './cluster.ts'
import { freePort } from './free-port.ts'
import { freshDatabase } from './fresh-database.ts'

export type Product = {
  url: string
  /** The demo programme's API token; empty without the demo. */
  token: string
  /** The record, opened in this process; with several api processes it is one more beside them. */
  record: EngagementRecord
  /** The api processes behind the balancer; none where this process serves by itself. */
  apis: readonly Member[]
  /** Takes the server away, or all api processes, with their sockets; the database stays. */
  takeAway(): Promise<void>
  /** Starts it again at the same address. */
  bringBack(): Promise<void>
  /** Stops everything and drops the database: the cleanup that `beforeAll` returns. */
  stop(): Promise<void>
}

type Options = {
  empty?: boolean
  /** More than one: so many api processes and a worker, behind a balancer. */
  processes?: number
}
type Place = { ownerUrl: string; dataDir: string; port: number; url: string }
type Serving = Pick<Product, 'apis' | 'takeAway' | 'bringBack' | 'stop'>

/** As many as ASSAY_TEST_PROCESSES says, so that the same journeys walk one process and many. */
export const processesAsked = () => Number(process.env.ASSAY_TEST_PROCESSES || '1')

/** The whole product on a database of its own: page, graph, sockets and jobs, with the demo programme unless `empty`. */
export async function startProduct(options: Options = {}): Promise<Product> {
  const { ownerUrl, drop } = await freshDatabase()
  return startProductOn(ownerUrl, { ...options, drop })
}

type Base = Options & { drop(): Promise<void> }

/** The same on a migrated database that somebody else made; `drop` is the last thing that `stop` does. */
export async function startProductOn(
  ownerUrl: string,
  { empty = false, processes = processesAsked(), drop }: Base,
): Promise<Product> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'assay-product-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const record = await openRecord({ ownerUrl, dataDir, publicUrl: url, log: openLog('silent') })
  const demo = empty ? null : await seedDemo(record, { dataDir })
  const place = { ownerUrl, dataDir, port, url }
  const serving = processes > 1 ? await startTestCluster(place, processes) : await serveHere(record, place)
  return {
    ...serving,
    url,
    token: demo?.token ?? '',
    record,
    async stop() {
      await serving.stop()
      await record.close()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function serveHere(record: EngagementRecord, { ownerUrl, port }: Place): Promise<Serving> {
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
  return { apis: [], takeAway, bringBack, stop: takeAway }
}
