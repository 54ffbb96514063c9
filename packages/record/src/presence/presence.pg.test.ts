import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/fresh-database.ts'
import { openLog } from '../kernel/open-log.ts'
import { openPresence, type Presence, type presenceSpans, type Tab } from './open-presence.ts'
import type { Place } from './place.ts'

const HOUR = 3_600_000
const workspaceId = randomUUID()
const finding: Place = { type: 'Finding', id: randomUUID(), engagementId: randomUUID() }
const board: Place = { page: 'GATES' }
const aTab = (fields: Partial<Tab> = {}): Tab => ({ workspaceId, membershipId: randomUUID(), tab: 'one', ...fields })

describe('presence in two processes on one database', () => {
  let fresh: FreshDatabase
  let owner: pg.Client
  const opened: Presence[] = []
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

  async function open(spans: Partial<typeof presenceSpans> = {}): Promise<Presence> {
    const presence = await openPresence(fresh.ownerUrl, openLog('silent'), { tellMs: 20, ...spans })
    opened.push(presence)
    return presence
  }
  const there = (presence: Presence) =>
    presence.inWorkspace(workspaceId).map(({ membershipId, place, typing }) => ({ membershipId, place, typing }))
  const membersIn = (presence: Presence) => there(presence).map(({ membershipId }) => membershipId)
  const shown = (presence: Presence, tabs: readonly Tab[]) => () => {
    const expected = tabs.map(({ membershipId }) => membershipId)
    return membersIn(presence).sort().join() === expected.sort().join()
  }
  const listeners = async () => {
    const { rows } = await owner.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query ~ 'assay_presence|pg_notify'
       AND pid <> pg_backend_pid()`,
    )
    return rows.map(({ pid }) => pid)
  }
  const cut = async () =>
    owner.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [await listeners()])

  test('each sees who is with the other, where they go, that they type, and that they leave', async () => {
    const [one, two] = [await open(), await open()]
    const [ada, ben] = [aTab(), aTab()]
    one.show(ada, finding, false)
    two.show(ben, board, false)
    await eventually('both are in both', () => shown(one, [ada, ben])() && shown(two, [ada, ben])())

    one.show(ada, board, true)
    const typing = { membershipId: ada.membershipId, place: board, typing: true }
    await eventually('Ada types on the board', () => there(two).some((each) => sameAs(each, typing)))
    one.hide(ada)
    await eventually('Ada is gone', shown(two, [ben]))
    expect(shown(one, [ben])()).toBe(true)
  })

  test('who looks is told of a change in either process, and of nothing in another workspace', async () => {
    const [one, two] = [await open(), await open()]
    let here = 0
    let elsewhere = 0
    const leave = two.onChange(workspaceId, () => {
      here += 1
    })
    two.onChange(randomUUID(), () => {
      elsewhere += 1
    })
    one.show(aTab(), finding, false)
    await eventually('it was told', () => here === 1)
    leave()
    one.show(aTab(), finding, false)
    await eventually('the second arrived', () => there(two).length === 2)
    expect([here, elsewhere]).toEqual([1, 0])
  })

  test('a process that starts later learns who is there', async () => {
    const one = await open()
    const tabs = [aTab(), aTab()]
    for (const tab of tabs) one.show(tab, finding, false)
    await eventually('it knows them', shown(await open(), tabs))
  })

  test('a tab that a balancer sends to one and then the other is in one place, and leaves from either', async () => {
    const [one, two] = [await open(), await open()]
    const tab = aTab()
    one.show(tab, finding, false)
    await eventually('two knows', shown(two, [tab]))
    two.show(tab, board, false)
    await eventually('one knows the newer place', () => there(one).some(({ place }) => 'page' in place))
    expect([there(one).length, there(two).length]).toEqual([1, 1])
    one.hide(tab)
    await eventually('two knows that it left', shown(two, []))
  })

  test('a tab that comes and leaves in one breath is nowhere, also when its coming is told last', async () => {
    const [one, two] = [await open(), await open()]
    const [brief, later] = [aTab(), aTab()]
    one.show(brief, finding, false)
    one.hide(brief)
    expect(there(one)).toEqual([])
    one.show(later, finding, false)
    await eventually('what came after has arrived', () => membersIn(two).includes(later.membershipId))
    await eventually('the brief one is nowhere', () => shown(one, [later])() && shown(two, [later])())
  })

  test('a name that another member chose for their tab reaches nobody else’s', async () => {
    const [one, two] = [await open(), await open()]
    const ada = aTab({ tab: 'same' })
    one.show(ada, finding, false)
    await eventually('two knows', shown(two, [ada]))
    two.hide(aTab({ tab: 'same' }))
    const later = aTab()
    two.show(later, finding, false)
    await eventually('what came after has arrived', shown(one, [ada, later]))
  })

  test('who gives no sign of life expires in both, who gives one stays, and typing ends by itself', async () => {
    const spans = { expireMs: 600, refreshMs: 100, sweepMs: 20, typingMs: 200 }
    const [one, two] = [await open(spans), await open(spans)]
    const [silent, alive] = [aTab(), aTab()]
    one.show(silent, finding, false)
    one.show(alive, finding, true)
    await eventually('both are in two', shown(two, [silent, alive]))
    await eventually('typing ended in two', () => there(two).every(({ typing }) => !typing))
    const heart = setInterval(() => one.show(alive, finding, false), 100)
    try {
      await eventually('the silent one is gone', () => shown(two, [alive])() && shown(one, [alive])())
      const until = performance.now() + 1_000
      await eventually('a second went by', () => performance.now() > until)
      expect(shown(two, [alive])()).toBe(true)
    } finally {
      clearInterval(heart)
    }
  })

  test('the people of a process that dies vanish from the other', async () => {
    const spans = { expireMs: 300, refreshMs: 100, sweepMs: 20 }
    const two = await open(spans)
    const one = await openPresence(fresh.ownerUrl, openLog('silent'), { ...spans, tellMs: 20 })
    const tab = aTab()
    one.show(tab, finding, false)
    await eventually('two knows', shown(two, [tab]))
    await one.close()
    await eventually('two let go', shown(two, []))
  })

  test('both come back after their connections were killed, and know what happened meanwhile', async () => {
    const [one, two] = [await open({ refreshMs: HOUR }), await open({ refreshMs: HOUR })]
    const tabs = [aTab(), aTab()]
    for (const [round, tab] of tabs.entries()) {
      await cut()
      one.show(tab, finding, false)
      const ben = aTab()
      two.show(ben, board, false)
      await eventually('two knows who came', () => membersIn(two).includes(tab.membershipId))
      await eventually('one knows who came', () => membersIn(one).includes(ben.membershipId))
      expect(there(one)).toHaveLength(2 * (round + 1))
    }
    expect(await listeners()).toHaveLength(2)
  })

  test('500 people of one process arrive in the other, in parts that PostgreSQL takes', async () => {
    const sizes: number[] = []
    await owner.query('LISTEN assay_presence')
    owner.on('notification', ({ payload }) => void sizes.push(Buffer.byteLength(payload ?? '')))
    const [one, two] = [await open(), await open()]
    for (let n = 0; n < 500; n += 1) one.show(aTab(), finding, false)
    await eventually('all are there', () => there(two).length === 500)
    expect(Math.max(...sizes)).toBeLessThan(8_000)
    expect(sizes.length).toBeLessThan(20)
  })

  test('a process tells at most four times a second, however much happens', async () => {
    let told = 0
    await owner.query('LISTEN assay_presence')
    const one = await open({ tellMs: 250, refreshMs: HOUR })
    owner.on('notification', () => {
      told += 1
    })
    const tab = aTab()
    const until = performance.now() + 1_000
    await eventually('a second went by', () => {
      one.show(tab, told % 2 === 0 ? finding : board, true)
      return performance.now() > until
    })
    expect(told).toBeGreaterThan(1)
    expect(told).toBeLessThanOrEqual(5)
  })

  test('a member shows sixteen tabs at most', async () => {
    const one = await open()
    const { membershipId } = aTab()
    for (let n = 0; n < 20; n += 1) one.show(aTab({ membershipId, tab: `tab ${n}` }), finding, false)
    expect(there(one)).toHaveLength(16)
  })

  test('nothing of it is written to any table', async () => {
    const before = await written()
    const [one, two] = [await open(), await open()]
    const tab = aTab()
    one.show(tab, finding, true)
    await eventually('two knows', shown(two, [tab]))
    one.hide(tab)
    await eventually('two knows that it left', shown(two, []))
    await Promise.all([one.close(), two.close()])
    expect(await written()).toBe(before)

    const writer = new pg.Client(fresh.ownerUrl)
    await writer.connect()
    await writer.query('CREATE TABLE proof (); INSERT INTO proof DEFAULT VALUES')
    await writer.end()
    expect(await written()).toBe(before + 1)
  })

  /** Rows that were ever written in this database by sessions that have ended: a session counts when it ends. */
  async function written(): Promise<number> {
    await eventually('all others have ended', async () => {
      const { rows } = await owner.query(
        'SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      return rows.length === 0
    })
    const { rows } = await owner.query<{ sum: string }>(
      'SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) AS sum FROM pg_stat_user_tables',
    )
    return Number(rows[0]?.sum)
  }
})

function sameAs(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
