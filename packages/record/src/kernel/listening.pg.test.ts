import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/fresh-database.ts'
import { type Listening, openListening } from './listening.ts'
import { openLog } from './open-log.ts'

describe('a listening connection', () => {
  let fresh: FreshDatabase
  let owner: pg.Client
  const opened: Listening[] = []
  beforeEach(async () => {
    fresh = await freshDatabase()
    owner = new pg.Client(fresh.ownerUrl)
    await owner.connect()
    return async () => {
      await Promise.all(opened.splice(0).map((each) => each.close()))
      await owner.end()
      await fresh.drop()
    }
  })

  async function open(log = openLog('silent')) {
    const heard: string[] = []
    let times = 0
    const listening = await openListening(fresh.ownerUrl, {
      channel: 'news',
      log,
      onPayload: (payload) => void heard.push(payload),
      onListening: () => {
        times += 1
      },
    })
    opened.push(listening)
    return { listening, heard, times: () => times }
  }
  const listeners = async () => {
    const { rows } = await owner.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query ~ 'LISTEN|pg_notify'
       AND pid <> pg_backend_pid()`,
    )
    return rows.map(({ pid }) => pid)
  }
  const cut = async () =>
    owner.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [await listeners()])

  test('hears what others and itself tell, and says when it is back after it was killed', async () => {
    const { listening, heard, times } = await open()
    await owner.query("SELECT pg_notify('news', 'theirs')")
    await listening.notify('own')
    await eventually('both are heard', () => heard.join() === 'theirs,own')
    for (let round = 2; round < 5; round += 1) {
      await cut()
      await eventually('it listens again', () => times() === round)
    }
    await listening.notify('later')
    await eventually('it is heard', () => heard.at(-1) === 'later')
    expect(await listeners()).toHaveLength(1)
  })

  test('says that it is away, and keeps trying while the database takes nobody in', async () => {
    const warnings: string[] = []
    const { listening, times } = await open(openLog('info', { write: (line) => void warnings.push(line) }))
    const database = new URL(fresh.ownerUrl).pathname.slice(1)
    await owner.query(`ALTER DATABASE ${database} CONNECTION LIMIT 0`)
    await cut()
    await eventually('two tries failed', () => warnings.length >= 2)
    expect(listening.isUp()).toBe(false)
    await expect(listening.notify('into the void')).rejects.toThrow('Nobody listens')
    await owner.query(`ALTER DATABASE ${database} CONNECTION LIMIT -1`)
    await eventually('it is back', () => times() === 2 && listening.isUp())
  })

  test('leaves no connection behind when it closes while it is away', async () => {
    const { listening } = await open()
    await cut()
    await listening.close()
    await eventually('nobody listens', async () => (await listeners()).length === 0)
  })
})
