import { beforeAll, describe, expect, test } from 'vitest'
import { anEngagement, aWorkspace, inWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { Prisma } from '../generated/client/client.ts'
import { Overloaded } from './overloaded.ts'
import { read } from './read.ts'
import { openSnapshot } from './snapshot.ts'

const POOL = 3

describe('a snapshot', () => {
  let world: TestRecord
  beforeAll(async () => {
    world = await openTestRecord({ poolSize: POOL })
    return world.close
  })

  const open = () => openSnapshot(world.record, world.workspaceId)
  const countBySql = Prisma.sql`SELECT count(*)::int AS count FROM engagement`

  test('answers alike, by model and by SQL, while others write, and anew after it was closed', async () => {
    const snapshot = open()
    const first = await snapshot.db.engagement.count()
    await anEngagement(world.record, world.workspaceId)
    expect(await snapshot.db.engagement.count()).toBe(first)
    expect(await snapshot.sql(countBySql)).toEqual([{ count: first }])
    expect(await snapshot.db.$queryRaw(countBySql)).toEqual([{ count: first }])
    await snapshot.close()
    expect(await snapshot.db.engagement.count()).toBe(first + 1)
    await snapshot.close()
  })

  test('is one transaction for reads that begin together', async () => {
    const snapshot = open()
    const moment = Prisma.sql`SELECT pg_backend_pid() AS pid, now() AS now`
    const [one, two] = await Promise.all([snapshot.sql(moment), snapshot.sql(moment)])
    expect(one).toEqual(two)
    await snapshot.close()
  })

  test('takes no connection before the first read', async () => {
    const idle = Array.from({ length: POOL + 1 }, open)
    expect(await read(world.record, world.workspaceId, ({ db }) => db.workspace.count())).toBe(1)
    await Promise.all(idle.map((snapshot) => snapshot.close()))
  })

  test('refuses to write, by model and by SQL', async () => {
    const write = read(world.record, world.workspaceId, ({ db }) => db.engagement.updateMany({ data: { name: 'x' } }))
    await expect(write).rejects.toThrow('read-only transaction')
    const loosen = read(world.record, world.workspaceId, async ({ db, sql }) => {
      await sql(Prisma.sql`SELECT count(*) FROM engagement`)
      await db.$executeRaw`SET TRANSACTION READ WRITE`
    })
    await expect(loosen).rejects.toThrow('transaction read-write mode must be set before any query')
  })

  test('sees its own workspace only', async () => {
    const elsewhere = await aWorkspace(world.record)
    const id = await anEngagement(world.record, elsewhere)
    const found = await read(world.record, world.workspaceId, ({ db }) => db.engagement.findFirst({ where: { id } }))
    expect(found).toBeNull()
  })

  test('passes an error on and gives its connection back', async () => {
    for (let n = 0; n <= POOL; n += 1) {
      const broken = read(world.record, world.workspaceId, ({ sql }) => sql(Prisma.sql`SELECT 1 / 0`))
      await expect(broken).rejects.toThrow('division by zero')
    }
    expect(await read(world.record, world.workspaceId, ({ db }) => db.workspace.count())).toBe(1)
  })

  test('is refused as overloaded within about two seconds when the pool is exhausted, which then recovers', async () => {
    const release = Promise.withResolvers<void>()
    const taken = Array.from({ length: POOL }, () => Promise.withResolvers<void>())
    const held = taken.map(({ resolve }) =>
      inWorkspace(world.record, world.workspaceId, async (tx) => {
        await tx.workspace.count()
        resolve()
        await release.promise
      }),
    )
    await Promise.all(taken.map(({ promise }) => promise))
    const started = performance.now()
    const late = await Promise.allSettled(
      Array.from({ length: 20 }, () => read(world.record, world.workspaceId, ({ db }) => db.workspace.count())),
    )
    expect(performance.now() - started).toBeLessThan(3_500)
    expect(late.map((each) => each.status === 'rejected' && each.reason instanceof Overloaded)).not.toContain(false)
    release.resolve()
    await Promise.all(held)
    const after = Array.from({ length: 20 }, () =>
      read(world.record, world.workspaceId, ({ db }) => db.workspace.count()),
    )
    expect(await Promise.all(after)).toEqual(after.map(() => 1))
    expect(world.record.app.waitingCount).toBe(0)
  })
})
