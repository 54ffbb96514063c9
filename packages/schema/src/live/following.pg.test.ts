import { change } from '@assay/record'
import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anEngagement } from '../../../../test/support/builders.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { followerOf } from '../../../../test/support/follower.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'

describe('following the activity', () => {
  let world: TestRecord
  let its: ReturnType<typeof followerOf>
  let engagementId: string
  beforeAll(async () => {
    world = await openTestRecord()
    its = followerOf(world)
    return world.close
  })
  beforeEach(async () => {
    engagementId = await anEngagement(world.record, world.workspaceId)
  })

  test('resumes after the cursor that the client has, replays and goes on', async () => {
    const [first, second] = [await its.say(engagementId), await its.say(engagementId)]
    const { next, leave } = await its.follow(world.contributor, { engagementId }, first)
    expect(await next()).toBe(second)
    const third = next()
    expect(await Promise.all([third, its.say(engagementId)])).toEqual([second + 1n, second + 1n])
    leave()
  })

  test('replays more than a page without a gap', async () => {
    const start = await its.head()
    await change(world.record, world.admin, async ({ announce }) => {
      const fact = {
        kind: 'engagement.changed',
        subject: { type: 'Engagement', id: engagementId },
        engagementId,
      } as const
      for (let n = 0; n < 450; n += 1) announce(fact)
      return engagementId
    })
    const { next, leave } = await its.follow(world.contributor, { engagementId }, start)
    for (let n = 1n; n <= 450n; n += 1n) expect(await next()).toBe(start + n)
    leave()
  })

  test('begins with what comes when no cursor is named', async () => {
    await its.say(engagementId)
    const { next, leave } = await its.follow(world.contributor, { engagementId }, null)
    const coming = next()
    expect(await its.say(engagementId)).toBe(await coming)
    leave()
  })

  test('asks to read anew when the cursor is not of this log', async () => {
    const seq = await its.say(engagementId)
    const { next, leave } = await its.follow(world.contributor, { engagementId }, seq + 1_000n)
    expect(await next()).toEqual({ resync: seq })
    const following = next()
    expect(await its.say(engagementId)).toBe(await following)
    leave()
  })

  test('passes on only what lies in its scope, and steps over the rest', async () => {
    const start = await its.head()
    const elsewhere = await anEngagement(world.record, world.workspaceId)
    await its.say(elsewhere)
    const here = await its.say(engagementId)
    const { next, leave } = await its.follow(world.contributor, { engagementId }, start)
    expect(await next()).toBe(here)
    leave()
  })

  test('catches up after the connection that listens was killed', async () => {
    const owner = new pg.Client(world.ownerUrl)
    await owner.connect()
    const listeners = async () => {
      const { rows } = await owner.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
      )
      return rows.map(({ pid }) => pid)
    }
    const { next, leave } = await its.follow(world.contributor, { engagementId }, await its.head())
    const coming = next()
    const before = await listeners()
    await owner.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [before])
    expect(await its.say(engagementId)).toBe(await coming)
    await eventually('another connection listens', async () => (await listeners()).some((pid) => !before.includes(pid)))
    const again = next()
    expect(await its.say(engagementId)).toBe(await again)
    await owner.end()
    leave()
  })
})
