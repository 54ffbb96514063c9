import { change } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { anEngagement } from '../../../../test/support/builders.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { followerOf } from '../../../../test/support/follower.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'

describe('a subscriber that reads slowly', () => {
  let world: TestRecord
  let its: ReturnType<typeof followerOf>
  let engagementId: string
  beforeAll(async () => {
    world = await openTestRecord()
    its = followerOf(world)
    engagementId = await anEngagement(world.record, world.workspaceId)
    return world.close
  })
  /** Many facts in one change, more than a window holds where `count` says so. */
  async function sayMany(count: number): Promise<bigint> {
    const fact = {
      kind: 'engagement.changed',
      subject: { type: 'Engagement', id: engagementId },
      engagementId,
    } as const
    for (let left = count; left > 0; left -= 500) {
      await change(world.record, world.admin, async ({ announce }) => {
        for (let n = 0; n < Math.min(500, left); n += 1) announce(fact)
        return engagementId
      })
    }
    await world.record.sequencer.settle(world.workspaceId)
    return its.head()
  }
  const upTo = (start: bigint, end: bigint) =>
    Array.from({ length: Number(end - start) }, (_, index) => start + BigInt(index) + 1n)

  test('is handed bytes that keep no others in memory, for they are held for whoever comes back', async () => {
    const follower = await its.follow(world.contributor, {}, await its.head())
    await sayMany(5)
    await eventually('all are heard', () => follower.heard.length === 5)
    expect(follower.pinned()).toBe(0)
  })

  test('is passed over while the others hear everything, and then hears it too, in order', async () => {
    const start = await its.head()
    const slow = await its.follow(world.contributor, {}, start)
    const quick = await its.follow(world.signer, {}, start)
    await sayMany(3)
    await eventually('both are current', () => slow.heard.length === 3 && quick.heard.length === 3)
    slow.stall()
    const end = await sayMany(20)
    await eventually('the quick one heard all', () => quick.heard.length === 23)
    expect(slow.heard).toHaveLength(3)
    slow.drain()
    await eventually('the slow one heard all', () => slow.heard.length >= 23)
    expect(slow.heard).toEqual(upTo(start, end))
    expect(quick.heard).toEqual(upTo(start, end))
    for (const each of [slow, quick]) each.leave()
  })

  test('costs no execution when it is brought up from what the others were told', async () => {
    const start = await its.head()
    const quick = await its.follow(world.signer, {}, start)
    const end = await sayMany(10)
    await eventually('the quick one heard all', () => quick.heard.length === 10)
    const before = its.live.figures().executions
    const late = await Promise.all(Array.from({ length: 20 }, () => its.follow(world.contributor, {}, start)))
    await eventually('all heard all', () => late.every(({ heard }) => heard.length >= 10))
    for (const { heard } of late) expect(heard).toEqual(upTo(start, end))
    expect(its.live.figures().executions).toBe(before)
    for (const each of [quick, ...late]) each.leave()
  })

  test('is brought up from the log itself when it lacks more than the window holds', async () => {
    const start = await its.head()
    const slow = await its.follow(world.contributor, {}, start)
    const quick = await its.follow(world.signer, {}, start)
    slow.stall()
    const end = await sayMany(4_500)
    await eventually('the quick one heard all', () => quick.heard.length === 4_500, 60_000)
    slow.drain()
    await eventually('the slow one heard all', () => slow.heard.length >= 4_500, 60_000)
    expect(slow.heard).toEqual(upTo(start, end))
    for (const each of [slow, quick]) each.leave()
  })

  test('finds every fact once when many come back at once, each from another place', async () => {
    const start = await its.head()
    const end = await sayMany(600)
    for (let round = 0; round < 3; round += 1) {
      // An engine that has read nothing yet, as in a process that has just started.
      const fresh = followerOf(world)
      const places = Array.from({ length: 40 }, () => start + BigInt(Math.floor(Math.random() * 600)))
      const back = await Promise.all(places.map((place) => fresh.follow(world.contributor, {}, place)))
      await eventually('all heard the end', () => back.every(({ heard }) => heard.at(-1) === end), 30_000)
      for (const [index, { heard, leave }] of back.entries()) {
        expect(heard).toEqual(upTo(places[index] ?? 0n, end))
        leave()
      }
    }
  })

  test('may leave while it waits, and takes nothing with it', async () => {
    const start = await its.head()
    const slow = await its.follow(world.contributor, {}, start)
    slow.stall()
    await sayMany(2)
    slow.leave()
    slow.drain()
    const other = await its.follow(world.contributor, {}, start)
    await eventually('the other heard both', () => other.heard.length === 2)
    expect(slow.heard).toEqual([])
    other.leave()
  })
})
