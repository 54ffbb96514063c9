import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/fresh-database.ts'
import { connectOwner } from './connect-owner.ts'
import { migrate } from './migrate.ts'

const root = path.resolve(import.meta.dirname, '../../../..')

describe('migrating', () => {
  let database: FreshDatabase
  let folder: string
  beforeEach(async () => {
    database = await freshDatabase()
    folder = mkdtempSync(path.join(tmpdir(), 'assay-migrations-'))
    cpSync(path.join(root, 'prisma/migrations'), folder, { recursive: true })
    return async () => {
      await database.drop()
      rmSync(folder, { recursive: true })
    }
  })

  function addMigration(name: string, sql: string): void {
    mkdirSync(path.join(folder, name))
    writeFileSync(path.join(folder, name, 'migration.sql'), sql)
  }

  async function tablesNamed(name: string): Promise<number> {
    const client = await connectOwner(database.ownerUrl)
    const { rowCount } = await client.query('SELECT FROM pg_tables WHERE tablename = $1', [name])
    await client.end()
    return rowCount ?? 0
  }

  test('leaves a database that prisma migrate calls up to date', () => {
    const { stdout, status } = spawnSync(process.execPath, ['scripts/prisma.ts', 'migrate', 'status'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: database.ownerUrl },
    })
    expect(stdout).toContain('Database schema is up to date')
    expect(status).toBe(0)
  })

  test('applies each migration once, also when several processes start at once', async () => {
    addMigration('99990101000000_a_table_more', 'CREATE TABLE one_more ()')
    await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, folder)))
    expect(await tablesNamed('one_more')).toBe(1)
  })

  test('leaves nothing of a migration that fails, and names it', async () => {
    addMigration('99990101000000_half_right', 'CREATE TABLE half (); SELECT 1 / 0')
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      '99990101000000_half_right failed: division by zero',
    )
    expect(await tablesNamed('half')).toBe(0)
  })

  test('refuses a migration that was changed after it was applied', async () => {
    const [first = ''] = readdirSync(folder).sort()
    appendFileSync(path.join(folder, first, 'migration.sql'), '-- changed')
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(`${first} was changed after`)
  })

  test('refuses a database that a newer version has migrated', async () => {
    const [first = ''] = readdirSync(folder).sort()
    rmSync(path.join(folder, first), { recursive: true })
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      `newer than this Assay: it holds the migration ${first}`,
    )
  })
})
