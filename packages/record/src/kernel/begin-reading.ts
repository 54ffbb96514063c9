import type pg from 'pg'
import type { PrismaClient } from '../generated/client/client.ts'
import type { AppPool } from './app-pool.ts'
import type { Transaction } from './database.ts'
import { isExhausted } from './database-errors.ts'
import { openTransaction, waitMs } from './open-transaction.ts'
import { Overloaded } from './overloaded.ts'
import { heldMark } from './pipelined-client.ts'
import type { Statement } from './plain-read.ts'
import { readTypes } from './read-types.ts'

/** A transaction that reads one workspace. */
export type Reading = {
  /** By the driver alone, prepared once a connection. */
  rows<Row>(statement: Statement): Promise<Row[]>
  /** The models, in this same transaction. */
  models(): Promise<Transaction>
  end(): Promise<void>
}

/** Begins one at REPEATABLE READ that can write nothing. Throws Overloaded when no connection comes free. */
export async function beginReading(app: AppPool, prisma: PrismaClient, workspaceId: string): Promise<Reading> {
  const client = await connectSoon(app)
  // Both travel with the first statement, which fails where they do.
  client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  client.query({
    name: 'assay_read',
    text: `${heldMark} SELECT set_config('assay.workspace', $1, true), set_config('transaction_read_only', 'on', true)`,
    values: [workspaceId],
  })
  let joined: ReturnType<typeof openTransaction> | null = null
  return {
    async rows<Row>({ text, values }: Statement) {
      const query = { name: app.nameOf({ sql: text }), text, values, types: readTypes }
      return (await client.query(query)).rows as Row[]
    },
    async models() {
      joined ??= app.lend(client, () => openTransaction(prisma))
      return (await joined).tx
    },
    async end() {
      await (await joined?.catch(() => null))?.leave()
      // Nothing hangs on the answer: whoever is given the connection next asks behind it, often in the same write. Where
      // it does not come, the connection is broken, and the pool has heard.
      client.query('COMMIT').catch(() => undefined)
      client.release()
    },
  }
}

async function connectSoon(app: AppPool): Promise<pg.PoolClient> {
  const coming = app.connect()
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Overloaded(new Error('No connection came free'))), waitMs)
  try {
    return await Promise.race([coming, late.promise])
  } catch (error) {
    coming.then((client) => client.release()).catch(() => undefined)
    throw isExhausted(error) ? new Overloaded(error) : error
  } finally {
    clearTimeout(timer)
  }
}
