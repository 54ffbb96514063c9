import pg from 'pg'
import { PipelinedClient } from './pipelined-client.ts'

/** A pool whose time-outs (in ms) keep one stuck statement or transaction from holding it. */
export function openPool<Pool extends pg.Pool = pg.Pool>(
  connectionString: string,
  max: number,
  make: (config: pg.PoolConfig) => Pool = (config) => new pg.Pool(config) as Pool,
): Pool {
  const pool = make({
    Client: PipelinedClient,
    connectionString,
    max,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  })
  // A connection may die with its server, idle or in use. What is asked of it fails, and the pool replaces it; but an
  // error event that nobody listens to ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool.on('error', () => undefined)
}
