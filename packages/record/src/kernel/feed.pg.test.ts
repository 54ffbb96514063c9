import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/fresh-database.ts'
import { type Feed, openFeed } from './feed.ts'
import { openLog } from './open-log.ts'

const HOUR = 3_600_000

describe('the feed', () => {
  let fresh: FreshDatabase
  let owner: pg.Client
  const opened: Feed[] = []
  beforeEach(async () => {
    fresh = await freshDatabase()
    owner = new pg.Client(fresh.ownerUrl)
    await owner.connect()
    return async () => {
      await Promise.all(opened.splice(0).map((feed) => feed.close()))
      await owner.end()
      await fresh.drop()
    }
  })

  async function open(options: { pollMs: number }): Promise<Feed> {
    const feed = await openFeed(fresh.ownerUrl, openLog('silent'), options)
    opened.push(feed)
    return feed
  }
  function follow(feed: Feed, workspaceId: string) {
    const leaving = new AbortController()
    const wakeUps = feed.wakeUps(workspaceId, leaving.signal)
    return { next: () => wakeUps.next(), leave: () => leaving.abort() }
  }
  const notify = (workspaceId: string) => owner.query("SELECT pg_notify('assay_activity', $1)", [`${workspaceId}:7`])
  const listeners = async () => {
    const { rows } = await owner.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
    )
    return rows.map(({ pid }) => pid)
  }

  test('wakes every follower of the workspace that grew, and no other', async () => {
    const feed = await open({ pollMs: HOUR })
    const [one, two, other] = [follow(feed, 'a'), follow(feed, 'a'), follow(feed, 'b')]
    const otherNext = other.next()
    const both = Promise.all([one.next(), two.next()])
    await notify('a')
    expect(await both).toEqual([true, true])
    other.leave()
    expect(await otherNext).toBe(false)
  })

  test('lets everyone look by its poll when a notification is lost', async () => {
    const { next } = follow(await open({ pollMs: 20 }), 'a')
    expect(await next()).toBe(true)
    expect(await next()).toBe(true)
  })

  test('listens again after its connection was killed, and lets everyone look for what they missed', async () => {
    const feed = await open({ pollMs: HOUR })
    const { next } = follow(feed, 'a')
    for (let round = 0; round < 3; round += 1) {
      const missed = next()
      await owner.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [await listeners()])
      expect(await missed).toBe(true)
      const live = next()
      await notify('a')
      expect(await live).toBe(true)
    }
    expect(await listeners()).toHaveLength(1)
  })

  test('keeps trying while the database takes nobody in', async () => {
    const warnings: string[] = []
    const log = openLog('info', { write: (line) => void warnings.push(line) })
    const feed = await openFeed(fresh.ownerUrl, log, { pollMs: HOUR })
    opened.push(feed)
    const missed = follow(feed, 'a').next()
    const database = new URL(fresh.ownerUrl).pathname.slice(1)
    await owner.query(`ALTER DATABASE ${database} CONNECTION LIMIT 0`)
    await owner.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [await listeners()])
    await eventually('two tries failed', () => warnings.length >= 2)
    await owner.query(`ALTER DATABASE ${database} CONNECTION LIMIT -1`)
    expect(await missed).toBe(true)
  })

  test('leaves no connection behind when it closes while it is away', async () => {
    const feed = await open({ pollMs: HOUR })
    await owner.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [await listeners()])
    await feed.close()
    await eventually('nobody listens', async () => (await listeners()).length === 0)
  })
})
