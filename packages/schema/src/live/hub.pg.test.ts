import { expect, test } from 'vitest'
import { followerOf, liveOver } from '../../../../test/support/follower.ts'
import { openTestRecord } from '../../../../test/support/record.ts'

test('a stream that cannot begin while the database is away stops listening for its workspace', async () => {
  const world = await openTestRecord()
  try {
    const { record } = world
    const listening: AbortSignal[] = []
    const { wakeUps } = record.feed
    record.feed.wakeUps = (workspaceId, signal) => {
      listening.push(signal)
      return wakeUps(workspaceId, signal)
    }
    const its = followerOf(world, liveOver(record))
    await record.app.end()
    await expect(its.follow(world.admin, {}, null)).rejects.toThrow()
    expect(listening.map(({ aborted }) => aborted)).toEqual([true])
  } finally {
    await world.close()
  }
})
