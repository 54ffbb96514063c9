import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { choosePlace } from '../../../packages/record/src/kernel/embedded-place.ts'
import { startEmbeddedPostgres } from '../../../packages/record/src/kernel/embedded-postgres.ts'
import { migrate } from '../../../packages/record/src/kernel/migrate.ts'
import { freePort } from '../../support/free-port.ts'

export type FragileDatabase = {
  ownerUrl: string
  /** Asks as the superuser, past every policy, on a connection of its own. */
  ask<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>
  /** Ends every process of the server's without a word, as a crash does. */
  kill(): void
  /** Starts it again at the same address; answers once it takes connections. */
  bringBack(): Promise<void>
  discard(): Promise<void>
}

/** A migrated PostgreSQL of the test's own, with the durability of production, that may be killed. */
export async function openFragileDatabase(dataDir: string): Promise<FragileDatabase> {
  // It comes back at the same address, where the product expects it.
  const settings = { port: String(await freePort()) }
  let server = await startEmbeddedPostgres(dataDir, settings)
  const script = path.join(import.meta.dirname, '../../support/discard-when-orphaned.ts')
  const guard = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  guard.unref()
  const { folder } = choosePlace(dataDir)
  const superUrl = new URL(server.ownerUrl)
  superUrl.username = 'postgres'
  superUrl.password = readFileSync(path.join(folder, 'superuser-password'), 'utf8').trim()
  await migrate(server.ownerUrl)

  return {
    ownerUrl: server.ownerUrl,
    async ask<Row extends object>(text: string, values: unknown[] = []) {
      const client = new pg.Client({ connectionString: superUrl.href, connectionTimeoutMillis: 10_000 })
      client.on('error', () => undefined)
      try {
        await client.connect()
        return (await client.query<Row>(text, values)).rows
      } finally {
        await client.end().catch(() => undefined)
      }
    },
    kill() {
      const [postmaster] = readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(postmaster), 'SIGKILL')
    },
    async bringBack() {
      server = await startEmbeddedPostgres(dataDir, settings)
    },
    async discard() {
      await server.discard()
      guard.stdin.end()
    },
  }
}
