import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { anEngagement } from '../../../../test/support/builders.ts'
import { followerOf } from '../../../../test/support/follower.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'

describe('the horizon of a stream', () => {
  let world: TestRecord
  let engagementId: string
  beforeAll(async () => {
    world = await openTestRecord()
    engagementId = await anEngagement(world.record, world.workspaceId)
    return world.close
  })

  /** As if what is in the log had come into it so many days ago; only its owner can bend it. */
  async function age(days: number) {
    const owner = new pg.Client(world.ownerUrl)
    await owner.connect()
    await owner.query('ALTER TABLE activity DISABLE TRIGGER append_only')
    await owner.query(`UPDATE activity SET sequenced_at = now() - make_interval(days => $1)`, [days])
    await owner.query('ALTER TABLE activity ENABLE ALWAYS TRIGGER append_only')
    await owner.end()
  }

  test('is seven days: what is younger is replayed, for what is older everything is to be read anew', async () => {
    const its = followerOf(world)
    const start = await its.head()
    const said = [await its.say(engagementId), await its.say(engagementId)]
    await age(6)
    const recent = await followerOf(world).follow(world.contributor, {}, start)
    expect([await recent.next(), await recent.next()]).toEqual(said)

    await age(8)
    const late = await followerOf(world).follow(world.contributor, {}, start)
    expect(await late.next()).toEqual({ resync: said[1] })
    const coming = late.next()
    expect(await its.say(engagementId)).toBe(await coming)
    for (const each of [recent, late]) each.leave()
  })

  test('does not bar who has everything, however long ago that was', async () => {
    const its = followerOf(world)
    await age(30)
    const { next, leave } = await followerOf(world).follow(world.contributor, {}, await its.head())
    const coming = next()
    expect(await its.say(engagementId)).toBe(await coming)
    leave()
  })
})
