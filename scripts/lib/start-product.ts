import path from 'node:path'
import { prepareProduct } from './prepare-product.ts'
import { requireFreePort } from './require-free-port.ts'
import { root } from './root.ts'
import type { StartSettings } from './settings.ts'
import type { Shutdown } from './shutdown.ts'
import { readVersion } from './version.ts'

/** From a checkout to a page that answers. */
export async function startProduct(settings: StartSettings, { empty }: { empty: boolean }, shutdown: Shutdown) {
  const { host, port, dataDir, publicUrl, smtpUrl, trustedProxies, maxUploadBytes } = settings
  await requireFreePort(port, host)
  const { ownerUrl, built } = await prepareProduct(settings, shutdown)

  // Only now: these packages import what was generated.
  const { openLog, openRecord, refuseOpenDemo } = await import('../../packages/record/src/index.ts')
  const { startWorker } = await import('../../apps/worker/src/worker.ts')
  const { startServer } = await import('../../apps/api/src/server.ts')
  const { describe, seed } = await import('./demo.ts')

  const opening = openRecord({ ownerUrl, dataDir, publicUrl, log: openLog(), ...(smtpUrl !== null && { smtpUrl }) })
  const record = await shutdown.own(opening, (opened) => opened.close())
  const [demo] = await Promise.all([empty ? null : shutdown.during(seed(record, dataDir)), built])

  await refuseOpenDemo(record, host)
  await shutdown.own(startWorker(record, ownerUrl), (worker) => worker.stop())
  const listening = startServer(record, {
    host,
    port,
    version: readVersion(),
    pageFolder: path.join(root, 'apps/web/dist'),
    documentsFile: path.join(root, 'apps/web/src/generated/gql/persisted-documents.json'),
    trustedProxies,
    maxUploadBytes,
  })
  const { url } = await shutdown.own(listening, (server) => server.stop())
  console.log(`\nAssay is at ${publicUrl}`)
  if (publicUrl !== url) console.log(`It listens at ${url}.`)
  if (demo !== null) console.log(describe(demo))
  console.log('Ctrl-C stops it.')
}
