import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/fresh-database.ts'
import { openDatabase } from './database.ts'
import { SetupProblem } from './setup-problem.ts'

describe('opening the database', () => {
  let fresh: FreshDatabase
  let owner: pg.Client
  beforeAll(async () => {
    fresh = await freshDatabase()
    owner = new pg.Client(fresh.ownerUrl)
    await owner.connect()
    return async () => {
      await owner.end()
      await fresh.drop()
    }
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })
  const connections = async () => {
    const { rows } = await owner.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database()',
    )
    return rows[0]?.count
  }
  /** A login of the test's own, a member of that role; roles belong to the server, so it is dropped by the test. */
  async function aLogin(memberOf: string) {
    const name = `assay_test_${randomUUID().replaceAll('-', '')}`
    await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD 'secret' IN ROLE ${memberOf}`)
    await owner.query(`GRANT ${name} TO current_user`)
    const url = new URL(fresh.ownerUrl)
    url.username = name
    url.password = 'secret'
    const drop = async () => {
      await owner.query(`DROP OWNED BY ${name}`)
      await owner.query(`DROP ROLE ${name}`)
    }
    return { name, url: url.href, drop }
  }

  test('acts as assay_app for an owner’s address', async () => {
    const database = await openDatabase(fresh.ownerUrl)
    const { rows } = await database.app.query('SELECT current_user AS name')
    expect(rows).toEqual([{ name: 'assay_app' }])
    await database.close()
  })

  test('takes a login of its own that is a plain member of assay_app', async () => {
    const { url, drop } = await aLogin('assay_app')
    vi.stubEnv('ASSAY_APP_DATABASE_URL', url)
    const database = await openDatabase(fresh.ownerUrl)
    expect(await database.prisma.workspace.count()).toBe(0)
    await database.close()
    await drop()
  })

  test('refuses to act as the owner, and leaves no connection behind', async () => {
    const before = await connections()
    vi.stubEnv('ASSAY_APP_DATABASE_URL', fresh.ownerUrl)
    const opening = openDatabase(fresh.ownerUrl)
    await expect(opening).rejects.toBeInstanceOf(SetupProblem)
    await expect(opening).rejects.toThrow('may bypass row-level security')
    await vi.waitFor(async () => expect(await connections()).toBe(before))
  })

  test('refuses a login that can become the owner of the log', async () => {
    const keeper = await aLogin('assay_app')
    const member = await aLogin(keeper.name)
    await owner.query(`GRANT CREATE ON SCHEMA public TO ${keeper.name}`)
    await owner.query(`ALTER TABLE activity OWNER TO ${keeper.name}`)
    for (const { url } of [keeper, member]) {
      vi.stubEnv('ASSAY_APP_DATABASE_URL', url)
      await expect(openDatabase(fresh.ownerUrl)).rejects.toThrow('may bypass row-level security')
    }
    await owner.query('ALTER TABLE activity OWNER TO current_user')
    await member.drop()
    await keeper.drop()
  })
})
