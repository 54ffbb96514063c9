import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { aWorkspace } from '../../../../test/support/builders.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/fresh-database.ts'
import { commitFact, expectAllHeard, type Numbered } from '../../../../test/support/numbered-facts.ts'
import { type Database, openDatabase } from './database.ts'
import { openLog } from './open-log.ts'
import { openPool } from './pool.ts'
import { asRole } from './roles.ts'
import { openSequencer, type Sequencer } from './sequencer.ts'

describe('the sequencer', () => {
  let fresh: FreshDatabase
  let database: Database
  let owner: pg.Pool
  let reader: pg.Pool
  let workspaceId: string
  const opened: Sequencer[] = []
  beforeEach(async () => {
    fresh = await freshDatabase()
    database = await openDatabase(fresh.ownerUrl)
    owner = openPool(fresh.ownerUrl, 3)
    reader = openPool(asRole(fresh.ownerUrl, 'assay_sequencer'), 4)
    workspaceId = await aWorkspace(database)
    return async () => {
      await Promise.all(opened.splice(0).map((sequencer) => sequencer.close()))
      await Promise.all([database.close(), owner.end(), reader.end()])
      await fresh.drop()
    }
  })

  function open(options: { batchSize?: number; pollMs?: number; restMs?: number } = {}): Sequencer {
    const sequencer = openSequencer(fresh.ownerUrl, { pollMs: 3_600_000, log: openLog('silent'), ...options })
    opened.push(sequencer)
    return sequencer
  }
  /** The log in order; fails when a seq is missing or doubled. */
  async function log(): Promise<Numbered[]> {
    const { rows } = await reader.query<{ seq: string; refs: Numbered }>('SELECT seq, refs FROM activity ORDER BY seq')
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1))
    return rows.map(({ refs }) => refs)
  }
  /** Nothing enters the log until the lock is let go; what is sequenced meanwhile waits with its batch in hand. */
  async function holdLog() {
    const client = await owner.connect()
    await client.query('BEGIN')
    await client.query('LOCK TABLE activity IN SHARE ROW EXCLUSIVE MODE')
    const waiting = async () => {
      const { rows } = await owner.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO activity %'`,
      )
      return rows.map(({ pid }) => pid)
    }
    return {
      waiting,
      async letGo() {
        await client.query('COMMIT')
        client.release()
      },
    }
  }
  const facts = async (writer: number, count: number) => {
    for (let n = 1; n <= count; n += 1) await commitFact(database, workspaceId, { writer, n })
  }

  test('keeps what was written early and committed late', async () => {
    const sequencer = open()
    await commitFact(database, workspaceId, { writer: 1, n: 1 }, async () => {
      await commitFact(database, workspaceId, { writer: 2, n: 1 })
      await sequencer.settle(workspaceId)
      expectAllHeard([{ writer: '1', n: '1' }, ...(await log())], 2, 1)
    })
    await sequencer.settle(workspaceId)
    expectAllHeard(await log(), 2, 1)
  })

  test('is needed: a reader that follows an auto-increment instead loses what was committed late', async () => {
    const heard: Numbered[] = []
    let last = '0'
    const poll = async () => {
      const { rows } = await reader.query<{ ordinal: string; refs: Numbered }>(
        'SELECT ordinal, refs FROM activity_pending WHERE ordinal > $1 ORDER BY ordinal',
        [last],
      )
      heard.push(...rows.map(({ refs }) => refs))
      last = rows.at(-1)?.ordinal ?? last
    }
    await commitFact(database, workspaceId, { writer: 1, n: 1 }, async () => {
      await commitFact(database, workspaceId, { writer: 2, n: 1 })
      await poll()
    })
    await poll()
    expect(heard).toEqual([{ writer: '2', n: '1' }])
    expect(() => expectAllHeard(heard, 2, 1)).toThrow('what writer 1 said')
  })

  test('settles what was committed before the call, also when a run already has its batch in hand', async () => {
    const sequencer = open()
    const gate = await holdLog()
    await facts(1, 1)
    sequencer.wake(workspaceId)
    await eventually('the first run waits at the log', async () => (await gate.waiting()).length === 1)
    await facts(2, 1)
    const settled = sequencer.settle(workspaceId)
    await gate.letGo()
    await settled
    expectAllHeard(await log(), 2, 1)
  })

  test('settles each of many calls that come while runs begin and end', async () => {
    const sequencer = open()
    const stands = async (writer: number, n: number) => {
      const refs = JSON.stringify({ writer: `${writer}`, n: `${n}` })
      const { rowCount } = await reader.query('SELECT FROM activity WHERE refs @> $1::jsonb', [refs])
      return rowCount === 1
    }
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (writer) => {
        for (let n = 1; n <= 25; n += 1) {
          await commitFact(database, workspaceId, { writer, n })
          await sequencer.settle(workspaceId)
          expect(await stands(writer, n), `writer ${writer}, fact ${n}`).toBe(true)
        }
      }),
    )
    expectAllHeard(await log(), 6, 25)
  })

  test('leaves no gap when its holder is lost between batches', async () => {
    await facts(1, 10)
    const doomed = open({ batchSize: 3 })
    const gate = await holdLog()
    const lost = expect(doomed.settle(workspaceId)).rejects.toThrow()
    await eventually('the holder waits at the log', async () => (await gate.waiting()).length === 1)
    const [pid] = await gate.waiting()
    await owner.query('SELECT pg_terminate_backend($1)', [pid])
    await lost
    await gate.letGo()
    expect(await log()).toEqual([])

    await open({ batchSize: 4 }).settle(workspaceId)
    expectAllHeard(await log(), 1, 10)
  })

  test('shares the work with another process without a gap or a double', async () => {
    const both = [open({ batchSize: 3 }), open({ batchSize: 2 })]
    await Promise.all(
      [1, 2, 3, 4].map(async (writer) => {
        for (let n = 1; n <= 20; n += 1) {
          await commitFact(database, workspaceId, { writer, n })
          for (const sequencer of both) sequencer.wake(workspaceId)
        }
      }),
    )
    await Promise.all(both.map((sequencer) => sequencer.settle(workspaceId)))
    expectAllHeard(await log(), 4, 20)
  })

  test('leaves no gap when its holder is lost mid-batch: the process that waits behind it goes on at once', async () => {
    await facts(1, 20)
    const gate = await holdLog()
    const doomed = expect(open({ batchSize: 4 }).settle(workspaceId)).rejects.toThrow()
    await eventually('the holder waits at the log', async () => (await gate.waiting()).length === 1)
    const [holder] = await gate.waiting()
    const heir = open({ batchSize: 3 }).settle(workspaceId)
    await eventually('another process waits for the holder', async () => {
      const { rowCount } = await owner.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
      )
      return rowCount === 1
    })
    const writing = facts(2, 20)
    await owner.query('SELECT pg_terminate_backend($1)', [holder])
    await doomed
    await gate.letGo()
    await heir
    await writing
    await open().settle(workspaceId)
    expectAllHeard(await log(), 2, 20)
  })

  test('loses nothing while the holders of two processes are lost again and again', async () => {
    const both = [open({ batchSize: 3, pollMs: 50 }), open({ batchSize: 2, pollMs: 50 })]
    let writing = true
    let kills = 0
    const killing = (async () => {
      while (writing && kills < 30) {
        const { rowCount } = await owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
           WHERE datname = current_database() AND locktype = 'advisory' AND granted`,
        )
        kills += rowCount ?? 0
      }
    })()
    await Promise.all(
      [1, 2, 3, 4].map(async (writer) => {
        for (let n = 1; n <= 25; n += 1) {
          await commitFact(database, workspaceId, { writer, n })
          for (const sequencer of both) sequencer.wake(workspaceId)
        }
      }),
    )
    writing = false
    await killing
    expect(kills).toBeGreaterThan(0)
    await eventually('everything stands in the log', async () => (await log()).length === 100)
    expectAllHeard(await log(), 4, 25)
  })

  test('gathers the wake-ups of a busy time, and follows the first one and a call to settle at once', async () => {
    const listener = await owner.connect()
    const batches: string[] = []
    listener.on('notification', ({ payload }) => batches.push(payload ?? ''))
    await listener.query('LISTEN assay_activity')
    const sequencer = open({ restMs: 3_600_000 })
    await facts(1, 1)
    sequencer.wake(workspaceId)
    await eventually('the first fact is in the log', () => batches.length === 1)

    const gate = await holdLog()
    await facts(2, 1)
    sequencer.wake(workspaceId)
    await eventually('a run waits at the log', async () => (await gate.waiting()).length === 1)
    await facts(3, 40)
    for (let wakes = 0; wakes < 40; wakes += 1) sequencer.wake(workspaceId)
    await gate.letGo()
    await eventually('the second batch is in the log', () => batches.length === 2)
    await sequencer.settle(workspaceId)
    expect(await log()).toHaveLength(42)
    await eventually('one batch held the rest', () => batches.at(-1) === `${workspaceId}:42`)
    expect(batches).toHaveLength(3)
    listener.release(true)
  })

  test('finds by its poll what nobody woke it for, in every workspace', async () => {
    const other = await aWorkspace(database)
    await facts(1, 2)
    await commitFact(database, other, { writer: 1, n: 1 })
    open({ pollMs: 20 })
    await eventually('nothing is pending', async () => {
      const { rowCount } = await reader.query('SELECT FROM activity_pending')
      return rowCount === 0
    })
  })

  test('goes on by its poll after a run failed', async () => {
    const gate = await holdLog()
    await facts(1, 2)
    open({ pollMs: 20 })
    await eventually('a run waits at the log', async () => (await gate.waiting()).length === 1)
    const [pid] = await gate.waiting()
    await owner.query('SELECT pg_terminate_backend($1)', [pid])
    await gate.letGo()
    await eventually('the facts are in the log', async () => (await log()).length === 2)
  })

  test('finishes what it was woken for before it closes, and settles nothing after', async () => {
    const sequencer = open()
    await facts(1, 5)
    sequencer.wake(workspaceId)
    await sequencer.close()
    opened.splice(0)
    expectAllHeard(await log(), 1, 5)
    await expect(sequencer.settle(randomUUID())).rejects.toThrow('closed')
  })
})
