import { describe, expect, test } from 'vitest'
import { aServedRecord, type ServedRecord } from '../../../test/support/served-record.ts'

/** What the door lets one address try in a minute. */
const triesAMinute = 30

/** Knocks as a proxy that says for whom; answers with the last status. */
async function knock(served: ServedRecord, times: number, forwardedFor: (n: number) => string): Promise<number> {
  let status = 0
  for (let n = 0; n < times; n += 1) {
    const answer = await fetch(`${served.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: served.url, 'x-forwarded-for': forwardedFor(n) },
      body: '{}',
    })
    status = answer.status
  }
  return status
}

const visit = (served: ServedRecord, from: string) =>
  served.ask({ 'x-forwarded-for': from }, '{ setup { __typename } }')

describe('the address of who asks', () => {
  test('is the one that a trusted proxy tells, so that nobody is stopped for what another one tried', async () => {
    const served = await aServedRecord({ trustedProxies: ['127.0.0.1'] })
    try {
      expect(await knock(served, triesAMinute, () => '203.0.113.7')).toBe(400)
      expect(await knock(served, 1, () => '203.0.113.7')).toBe(429)
      expect(await knock(served, 1, () => '203.0.113.8')).toBe(400)
      // What the client itself had put into the header stands before what the proxy added.
      expect(await knock(served, 1, (n) => `198.51.100.${n}, 203.0.113.7`)).toBe(429)
    } finally {
      await served.close()
    }
  })

  test.each([{ trustedProxies: [] }, { trustedProxies: ['10.0.0.0/8'] }])(
    'is that of the connection where its peer is not trusted, whatever it says ($trustedProxies)',
    async (settings) => {
      const served = await aServedRecord(settings)
      try {
        expect(await knock(served, triesAMinute + 1, (n) => `203.0.113.${n}`)).toBe(429)
      } finally {
        await served.close()
      }
    },
  )

  test('is what visitors of the graph are counted by', async () => {
    const served = await aServedRecord({ trustedProxies: ['loopback'], costAMinute: 1, freeText: true })
    try {
      expect((await visit(served, '203.0.113.7')).errors).toEqual([])
      expect((await visit(served, '203.0.113.7')).status).toBe(429)
      expect((await visit(served, '203.0.113.8')).errors).toEqual([])
    } finally {
      await served.close()
    }
  })
})
