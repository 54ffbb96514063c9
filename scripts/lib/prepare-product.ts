import { buildWeb } from './build-web.ts'
import { generate } from './generate.ts'
import { openDatabase } from './open-database.ts'
import type { StartSettings } from './settings.ts'
import type { Shutdown } from './shutdown.ts'

/**
 * From a checkout to a migrated database and generated files. What takes long runs beside each other: the page may
 * still be building, and whoever serves it waits for `built`.
 */
export async function prepareProduct(settings: StartSettings, shutdown: Shutdown) {
  const generated = shutdown.during(generate())
  const built = generated.then(() => shutdown.during(buildWeb()))
  // A failed build is reported where it is awaited; until then it must not end the process with the database running.
  built.catch(() => undefined)
  const [ownerUrl] = await Promise.all([openDatabase(settings, shutdown), generated])
  return { ownerUrl, built }
}
