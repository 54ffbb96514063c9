import pg from 'pg'
import { PipelinedClient } from './pipelined-client.ts'

/** A pool whose time-outs (in ms) keep one stuck statement or transaction from holding it. */
export function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
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
