import { migrate, openRecord, readEnvironment, runUntilTold } from '@assay/record'
import { startWorker } from './worker.ts'

await runUntilTold(async () => {
  const settings = readEnvironment()
  await migrate(settings.ownerUrl)
  const record = await openRecord(settings)
  const worker = await startWorker(record, settings.ownerUrl)
  record.log.info('the worker waits for jobs')
  return {
    async stop() {
      await worker.stop()
      await record.close()
    },
  }
})
