import { readFileSync } from 'node:fs'
import { migrate, openRecord, prepareJobs, readEnvironment, refuseOpenDemo, runUntilTold } from '@assay/record'
import { startWorker } from '@assay/worker'
import { startServer } from './server.ts'

const place = (path: string) => new URL(`../../../${path}`, import.meta.url)

await runUntilTold(async () => {
  const settings = readEnvironment()
  await migrate(settings.ownerUrl)
  const record = await openRecord(settings)
  await refuseOpenDemo(record, settings.host)
  // With ASSAY_WORKER=off the jobs are left to processes of apps/worker; the queue must be there to put them in.
  const alone = process.env.ASSAY_WORKER !== 'off'
  const worker = alone ? await startWorker(record, settings.ownerUrl) : null
  if (!alone) await prepareJobs(settings.ownerUrl)
  const { version } = JSON.parse(readFileSync(place('package.json'), 'utf8')) as { version: string }
  const server = await startServer(record, {
    host: settings.host,
    port: settings.port,
    version,
    pageFolder: place('apps/web/dist').pathname,
    documentsFile: place('apps/web/src/generated/gql/persisted-documents.json').pathname,
    freeText: process.env.NODE_ENV === 'development',
    trustedProxies: settings.trustedProxies,
    drainMs: settings.drainMs,
    maxUploadBytes: settings.maxUploadBytes,
  })
  record.log.info({ url: server.url }, 'Assay answers')
  return {
    async stop() {
      await server.stop()
      await worker?.stop()
      await record.close()
    },
  }
})
