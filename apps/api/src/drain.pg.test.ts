import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import { aServedRecord } from '../../../test/support/served-record.ts'
import { openSocket } from './live-socket.samples.ts'

describe('a server that is told to stop', () => {
  test('finishes what is in flight, tells its sockets, and takes nothing new', async () => {
    const served = await aServedRecord()
    const owner = new pg.Client(served.ownerUrl)
    await owner.connect()
    try {
      const { headers, secret } = await served.tokenOf(served.admin)
      const socket = await openSocket(served.url)
      await socket.init({ token: secret })
      const idle = await served.ask(headers, '{ activityHead }')
      expect(idle.status).toBe(200)

      // The answer waits for a lock, so that it is in flight for as long as we like.
      await owner.query('BEGIN; LOCK TABLE engagement IN ACCESS EXCLUSIVE MODE')
      const answer = served.ask(headers, '{ engagements { totalCount } }')
      await eventually('the query waits', async () => {
        const { rowCount } = await owner.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return (rowCount ?? 0) > 0
      })
      const stopped = served.stop()
      expect((await socket.closed()).code).toBe(1001)
      await eventually('nothing new is taken', () =>
        fetch(`${served.url}/livez`).then(
          ({ status }) => status === 503,
          () => true,
        ),
      )
      await owner.query('COMMIT')
      expect((await answer).data).toEqual({ engagements: { totalCount: 0 } })
      const start = performance.now()
      await stopped
      expect(performance.now() - start).toBeLessThan(5_000)
    } finally {
      await owner.end()
      await served.close()
    }
  })

  test('first says at /readyz that it goes, and serves on until the balancer has had the time to see it', async () => {
    const served = await aServedRecord({ drainMs: 1_000 })
    try {
      const { headers, secret } = await served.tokenOf(served.admin)
      const socket = await openSocket(served.url)
      await socket.init({ token: secret })
      const at = (path: string) => fetch(`${served.url}${path}`)
      expect((await at('/readyz')).status).toBe(200)

      const stopped = served.stop()
      const ready = await at('/readyz')
      expect(ready.status).toBe(503)
      expect(await ready.json()).toMatchObject({ status: 'leaving' })
      expect((await at('/livez')).status).toBe(200)
      expect((await served.ask(headers, '{ engagements { totalCount } }')).data).toEqual({
        engagements: { totalCount: 0 },
      })

      await stopped
      // A code after which clients connect again, and come to another process.
      expect([1001, 1012]).toContain((await socket.closed()).code)
      await expect(at('/livez')).rejects.toThrow('fetch failed')
    } finally {
      await served.close()
    }
  })
})
