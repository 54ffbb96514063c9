import { existsSync } from 'node:fs'
import { startEmbeddedPostgres } from '../../packages/record/src/kernel/embedded-postgres.ts'

// Standard input ends when the parent ends, however that happens.
const dataDir = process.argv[2]
process.stdin.resume().on('end', async () => {
  if (dataDir === undefined || !existsSync(dataDir)) return
  const server = await startEmbeddedPostgres(dataDir)
  await server.discard()
})
