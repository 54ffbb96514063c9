import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { anEngagement, inWorkspace } from '../../../../test/support/builders.ts'
import { countStatements } from '../../../../test/support/count-statements.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { rowInEveryTable, tablesOf } from '../../../../test/support/row-in-every-table.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Transaction } from './database.ts'
import { read } from './read.ts'
import type { Snapshot } from './snapshot.ts'

describe('a plain read', () => {
  let world: TestRecord
  const full = crypto.randomUUID()
  beforeAll(async () => {
    world = await openTestRecord()
    const owner = new pg.Client(world.ownerUrl)
    await owner.connect()
    await rowInEveryTable(owner, await tablesOf(owner), full)
    await owner.end()
    return world.close
  })

  const inSnapshot = <T>(work: (snapshot: Snapshot) => Promise<T>) => read(world.record, world.workspaceId, work)
  const all = (db: Transaction, model: string): Promise<unknown[]> =>
    Reflect.get(Object(Reflect.get(db, model)), 'findMany').call(Reflect.get(db, model), {})
  /** What only the sequencer reads. */
  const models = Object.values(Prisma.ModelName)
    .filter((name) => name !== 'ActivityPending')
    .map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`)

  test.each(models)('answers as the engine does of %s', async (model) => {
    const plainly = await read(world.record, full, ({ db }) => all(db, model))
    expect(plainly).not.toHaveLength(0)
    expect(plainly).toStrictEqual(await inWorkspace(world.record, full, (tx) => all(tx, model)))
  })

  test('answers by SQL as the engine does, of every kind of value', async () => {
    const values = Prisma.sql`SELECT 9007199254740993::bigint AS big, ARRAY[1, 2]::bigint[] AS bigs, 1.5::numeric AS exact,
      DATE '2026-11-23' AS day, TIMESTAMP '2026-11-23 09:30' AS local, TIMESTAMPTZ '2026-11-23 09:30+02' AS at,
      '{"a": [1]}'::jsonb AS json, '\\x00ff'::bytea AS bytes, ARRAY['a', 'b'] AS texts, 1.25::float8 AS float, true AS yes,
      7::smallint AS small, NULL::text AS nothing, ${new Date(0)}::timestamptz AS given, ${['x', 'y']}::text[] AS list`
    const byEngine = await inWorkspace(world.record, world.workspaceId, (tx) => tx.$queryRaw(values))
    expect(await inSnapshot(({ sql }) => sql(values))).toStrictEqual(byEngine)
  })

  test('reads a row once, and the rows of one kind that are asked for together in one statement', async () => {
    const ids = [
      await anEngagement(world.record, world.workspaceId),
      await anEngagement(world.record, world.workspaceId),
    ] as const
    const byId = (id: string) => ({ where: { workspaceId_id: { workspaceId: world.workspaceId, id } } })
    const opens = await countStatements(world.record, () => inSnapshot(({ db }) => db.team.findMany()))
    const statements = await countStatements(world.record, () =>
      inSnapshot(async ({ db }) => {
        const found = await Promise.all([
          ...ids.map((id) => db.engagement.findUnique(byId(id))),
          db.engagement.findMany({ where: { id: { in: [...ids] } } }),
        ])
        const again = await db.engagement.findUniqueOrThrow({ ...byId(ids[0]), select: { id: true, name: true } })
        expect([...found.flat().map((row) => row?.id), again.id]).toEqual([...ids, ...ids, ids[0]])
      }),
    )
    expect(statements).toBe(opens)
  })

  test('finds nothing in a workspace that is another than the snapshot’s', async () => {
    const id = await anEngagement(world.record, world.workspaceId)
    const where = { workspaceId_id: { workspaceId: full, id } }
    expect(await inSnapshot(({ db }) => db.engagement.findUnique({ where }))).toBeNull()
  })

  test('says in the words of the engine that a row is not there', async () => {
    const where = { workspaceId_id: { workspaceId: world.workspaceId, id: crypto.randomUUID() } }
    expect(await inSnapshot(({ db }) => db.engagement.findUnique({ where }))).toBeNull()
    await expect(inSnapshot(({ db }) => db.engagement.findUniqueOrThrow({ where }))).rejects.toThrow(
      'No record was found',
    )
  })

  test('leaves what names more than columns to the engine, in the same transaction', async () => {
    const id = await anEngagement(world.record, world.workspaceId)
    const pid = Prisma.sql`SELECT pg_backend_pid() AS pid`
    await inSnapshot(async ({ db, sql }) => {
      const here = await sql(pid)
      expect(await db.engagement.findMany({ where: { OR: [{ id }] }, include: { gates: true } })).toHaveLength(1)
      expect(await db.engagement.findMany({ where: { id, vendor: null } })).toHaveLength(1)
      expect(await db.$queryRaw(pid)).toEqual(here)
    })
  })
})
