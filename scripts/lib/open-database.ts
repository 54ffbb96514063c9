import { startEmbeddedPostgres } from '../../packages/record/src/kernel/embedded-postgres.ts'
import { migrate } from '../../packages/record/src/kernel/migrate.ts'
import type { StartSettings } from './settings.ts'
import type { Shutdown } from './shutdown.ts'

/** The owner's address of a migrated database: the one that is set, else the embedded one. */
export async function openDatabase(settings: StartSettings, shutdown: Shutdown): Promise<string> {
  const ownerUrl = settings.databaseUrl ?? (await startEmbedded(settings.dataDir, shutdown))
  await shutdown.during(migrate(ownerUrl))
  return ownerUrl
}

async function startEmbedded(dataDir: string, shutdown: Shutdown): Promise<string> {
  const { ownerUrl } = await shutdown.own(startEmbeddedPostgres(dataDir), (server) => server.stop())
  return ownerUrl
}
