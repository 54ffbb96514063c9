import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectOwner } from '../../packages/record/src/kernel/connect-owner.ts'
import { type FreshDatabase, freshDatabase } from './fresh-database.ts'

describe('a fresh database', () => {
  let databases: FreshDatabase[]
  beforeAll(async () => {
    databases = await Promise.all([freshDatabase(), freshDatabase()])
  })
  afterAll(() => Promise.all(databases.map(({ drop }) => drop())))

  test('is migrated, and no other test sees what is written to it', async () => {
    const [ours, theirs] = await Promise.all(databases.map(({ ownerUrl }) => connectOwner(ownerUrl)))
    await ours?.query('CREATE TABLE mark ()')
    const { rows } = (await theirs?.query(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS migrated, to_regclass('mark') AS mark`,
    )) ?? { rows: [] }
    await Promise.all([ours?.end(), theirs?.end()])
    expect(rows).toEqual([{ migrated: true, mark: null }])
  })
})
