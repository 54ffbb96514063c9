import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { connectOwner } from './connect-owner.ts'
import { errorCode } from './embedded-process.ts'
import { SetupProblem } from './setup-problem.ts'

type Migration = { name: string; sql: string; checksum: string }
type Applied = { migration_name: string; checksum: string; finished_at: Date | null }

/** The lock of Prisma's own engine, so that `prisma migrate deploy` and this wait for each other. */
const ADVISORY_LOCK = 72_707_369

const INSUFFICIENT_PRIVILEGE = '42501'

const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url))

/**
 * Brings the database to this version's schema, with the bookkeeping of `prisma migrate deploy`, which may be used
 * instead at any time. Each migration is one transaction: it is there as a whole or not at all.
 *
 * @throws {SetupProblem} where the database is unreachable, older than PostgreSQL 15, or does not fit the migrations.
 */
export async function migrate(ownerUrl: string, folder: string = MIGRATIONS): Promise<void> {
  const client = await connectOwner(ownerUrl)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
    await createBookkeeping(client)
    const migrations = outstanding(migrationsIn(folder), await appliedTo(client))
    if (migrations.length > 0) await reshape(client, migrations)
  } finally {
    await client.end()
  }
}

function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

function outstanding(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished_at: finishedAt } of applied) {
    const migration = known.get(name)
    if (migration === undefined) {
      throw new SetupProblem(`The database is newer than this Assay: it holds the migration ${name}.`)
    }
    if (finishedAt === null) {
      throw new SetupProblem(`The migration ${name} was cut off; mend it with prisma migrate resolve.`)
    }
    if (migration.checksum !== checksum) {
      throw new SetupProblem(`The migration ${name} was changed after this database was made with it.`)
    }
  }
  const done = new Set(applied.map(({ migration_name: name }) => name))
  return migrations.filter(({ name }) => !done.has(name))
}

async function createBookkeeping(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS public."_prisma_migrations" (
      "id"                  VARCHAR(36) PRIMARY KEY NOT NULL,
      "checksum"            VARCHAR(64) NOT NULL,
      "finished_at"         TIMESTAMPTZ,
      "migration_name"      VARCHAR(255) NOT NULL,
      "logs"                TEXT,
      "rolled_back_at"      TIMESTAMPTZ,
      "started_at"          TIMESTAMPTZ NOT NULL DEFAULT now(),
      "applied_steps_count" INTEGER NOT NULL DEFAULT 0
    )`)
}

async function appliedTo(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at FROM public."_prisma_migrations" WHERE rolled_back_at IS NULL`,
  )
  return rows
}

/** The schema as_of names every column, so it gives way to what changes them and is built anew from what came out. */
async function reshape(client: pg.Client, migrations: Migration[]): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS as_of CASCADE')
  try {
    for (const migration of migrations) await apply(client, migration)
  } finally {
    // What is left of one that failed.
    await client.query('ROLLBACK')
    const { rows } = await client.query<{ known: boolean }>(
      `SELECT to_regproc('public.open_the_past') IS NOT NULL AS known`,
    )
    if (rows[0]?.known === true) await client.query('SELECT public.open_the_past()')
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO public."_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    if (errorCode(cause) === INSUFFICIENT_PRIVILEGE) {
      throw new SetupProblem(`The role of DATABASE_URL must own the database and have CREATEROLE: ${reason}.`, {
        cause,
      })
    }
    throw new Error(`The migration ${name} failed: ${reason}`, { cause })
  }
}
