import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { findBinaries } from './embedded-binaries.ts'
import { Cluster, type ServerSettings } from './embedded-cluster.ts'
import { withLock } from './embedded-lock.ts'
import { choosePlace, openDataFolder } from './embedded-place.ts'
import { keepSecret } from './embedded-secrets.ts'
import { enter, forgetAll, leave } from './embedded-users.ts'

const OWNER = 'assay'

export type EmbeddedPostgres = {
  /** Connects as the role that owns the database `assay`; it is no superuser. */
  ownerUrl: string
  port: number
  /** Stops the server, unless another process that runs still uses it. */
  stop(): Promise<void>
  /** Stops the server and deletes the database and all that lies in `dataDir`: for databases made to be lost. */
  discard(): Promise<void>
}

/**
 * A real PostgreSQL on 127.0.0.1 with its files in `dataDir`, created on first use. A server that outlived its
 * parent is found and used again; processes that start at once wait for each other.
 *
 * @throws {SetupProblem} where the folder cannot be written or the platform has no packaged PostgreSQL.
 */
export function startEmbeddedPostgres(dataDir: string, settings: ServerSettings = {}): Promise<EmbeddedPostgres> {
  const folder = path.resolve(dataDir)
  openDataFolder(folder)
  return withLock(path.join(folder, 'postgres-lock'), () => start(folder, settings))
}

async function start(dataDir: string, settings: ServerSettings): Promise<EmbeddedPostgres> {
  const place = choosePlace(dataDir)
  const users = path.join(dataDir, 'postgres-users')
  const cluster = new Cluster(place, await findBinaries(place.runAs !== null))

  const superuserFile = path.join(place.folder, 'superuser-password')
  const superuserPassword = keepSecret(superuserFile, undefined, place.runAs)
  await cluster.create(superuserFile)
  const { port, launched } = await cluster.start(settings)
  if (launched) forgetAll(users)
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`

  const ownerFile = path.join(place.folder, 'owner-password')
  const isNew = !existsSync(ownerFile)
  const ownerPassword = keepSecret(ownerFile, undefined, place.runAs)
  await ensureOwner(url('postgres', superuserPassword, 'postgres'), ownerPassword, isNew)

  const entry = enter(users)
  const stop = () =>
    withLock(path.join(dataDir, 'postgres-lock'), async () => {
      if (leave(users, entry)) await cluster.stop()
    })
  const discard = async () => {
    await stop()
    rmSync(place.folder, { recursive: true, force: true, maxRetries: 10 })
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 })
  }
  return { ownerUrl: url(OWNER, ownerPassword, OWNER), port, stop, discard }
}

async function ensureOwner(superuserUrl: string, password: string, isNew: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
      [OWNER],
    )
    const found = rows[0] ?? { role: false, database: false }
    const login = `LOGIN NOSUPERUSER CREATEDB CREATEROLE PASSWORD ${client.escapeLiteral(password)}`
    if (!found.role) await client.query(`CREATE ROLE ${OWNER} ${login}`)
    else if (isNew) await client.query(`ALTER ROLE ${OWNER} ${login}`)
    if (!found.database) await client.query(`CREATE DATABASE ${OWNER} OWNER ${OWNER}`)
  } finally {
    await client.end()
  }
}
