import { commentOnFinding } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, anEngagement } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { aServedRecord, type ServedRecord } from '../../../test/support/served-record.ts'
import { page } from './page-documents.samples.ts'

const stream = `subscription ($after: String) {
  activity(after: $after) { ... on Activity { cursor comment { body } } ... on Resync { cursor } }
}`
type Event = { event?: string; id?: string; data?: string }

describe('server-sent events', () => {
  let served: ServedRecord
  let findingId: string
  let token: { headers: Record<string, string> }
  beforeAll(async () => {
    served = await aServedRecord()
    token = await served.tokenOf(served.admin)
    const engagementId = await anEngagement(served.record, served.workspaceId)
    findingId = await aFinding(served.record, served.workspaceId, engagementId)
    return served.close
  })
  const say = (body: string) => commentOnFinding(served.record, served.admin, { findingId, body })
  const head = async () => String((await served.ask(token.headers, '{ activityHead }')).data?.activityHead)

  /** Asks for a stream and collects its events, comments left out. */
  async function open(headers: Record<string, string>, init: { query?: object; body?: unknown; text?: string } = {}) {
    const leaving = new AbortController()
    const search = init.query === undefined ? '' : `?${new URLSearchParams(init.query as Record<string, string>)}`
    const body = init.text ?? (init.body === undefined ? undefined : JSON.stringify(init.body))
    const answer = await fetch(`${served.url}/graphql/stream${search}`, {
      signal: leaving.signal,
      headers: {
        accept: 'text/event-stream',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    const heard: Event[] = []
    let ended = false
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false
    if (isStream) void read()
    async function read() {
      let rest = ''
      try {
        for await (const chunk of answer.body ?? []) {
          const parts = (rest + Buffer.from(chunk).toString()).split('\n\n')
          rest = parts.pop() ?? ''
          for (const part of parts) if (!part.startsWith(':')) heard.push(eventOf(part))
        }
      } catch {
        // Left by the test.
      }
      ended = true
    }
    return {
      answer,
      heard,
      bodies: () => heard.flatMap(({ data }) => (data ? (JSON.parse(data).data?.activity.comment?.body ?? []) : [])),
      ended: () => ended,
      leave: () => leaving.abort(),
      refusal: async () => [answer.status, isStream ? 'a stream' : (JSON.parse(await answer.text()) as unknown)],
    }
  }
  const eventOf = (part: string): Event =>
    Object.fromEntries(
      part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    )

  test('bring the same deliveries, each with its cursor as its id', async () => {
    const after = await head()
    await say('one')
    const { answer, heard, bodies, leave } = await open(token.headers, {
      body: { query: stream, variables: { after } },
    })
    expect(answer.headers.get('cache-control')).toContain('no-store')
    await eventually('the past was replayed', () => heard.length === 1)
    await say('two')
    await eventually('the new one arrived', () => heard.length === 2)
    expect(bodies()).toEqual(['one', 'two'])
    for (const { event, id, data } of heard) {
      expect([event, id]).toEqual(['next', JSON.parse(data ?? '').data.activity.cursor])
    }
    leave()
  })

  test('are resumed by GET from the last id, as an EventSource does', async () => {
    const last = await head()
    for (const body of ['three', 'four']) await say(body)
    const { heard, bodies, leave } = await open(
      { ...token.headers, 'last-event-id': last },
      { query: { query: stream } },
    )
    await eventually('what was missed is told', () => heard.length === 2)
    expect(bodies()).toEqual(['three', 'four'])
    leave()
  })

  test('end with their session', async () => {
    const cookie = await served.signedIn(served.contributor)
    // The page's documents are known by their hash; whatever the page follows is followed here.
    const { heard, ended, answer } = await open(cookie, { body: { extensions: page('LiveActivity'), variables: {} } })
    expect(answer.status).toBe(200)
    await eventually('it follows', async () => {
      await say('hello')
      return heard.length > 0
    })
    const headers = { ...cookie, 'content-type': 'application/json', origin: served.url }
    await fetch(`${served.url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' })
    await eventually('it ends', ended)
    expect(heard.at(-1)?.event).toBe('complete')
  })

  test('are refused with the reason and no stream', async () => {
    const cookie = await served.signedIn(served.contributor)
    const code = (status: number, extension: string) => [status, { errors: [{ extensions: { code: extension } }] }]
    const cases: [Promise<Awaited<ReturnType<typeof open>>>, unknown[]][] = [
      [open({}, { body: { query: stream } }), code(401, 'UNAUTHENTICATED')],
      [open(cookie, { body: { query: stream } }), code(400, 'BAD_REQUEST')],
      [
        open(token.headers, { body: { query: '{ activityHead }' } }),
        [400, { error: expect.stringContaining('subscription') }],
      ],
      [open(token.headers, { body: { query: '{' } }), code(400, 'BAD_USER_INPUT')],
      [
        open(token.headers, { query: { query: stream, variables: '{' } }),
        [400, { error: expect.stringContaining('JSON') }],
      ],
      [open(token.headers, { body: [] }), [400, { error: expect.stringContaining('one operation') }]],
      [open({ ...cookie, origin: 'https://evil.example' }, { body: { query: stream } }), [403, {}]],
      [
        open({ ...token.headers, 'content-type': 'text/plain' }, { text: JSON.stringify({ query: stream }) }),
        [400, {}],
      ],
      [open({ ...token.headers, 'last-event-id': 'nonsense' }, { body: { query: stream } }), [400, {}]],
    ]
    for (const [opening, expected] of cases) expect(await (await opening).refusal()).toMatchObject(expected)
  })

  test('are at most ten for one caller, sockets included', async () => {
    const { headers } = await served.tokenOf(served.admin)
    const streams = await Promise.all(Array.from({ length: 11 }, () => open(headers, { body: { query: stream } })))
    expect(streams.map(({ answer }) => answer.status).filter((status) => status === 429)).toHaveLength(1)
    for (const { leave } of streams) leave()
    await eventually('there is room again', async () => {
      const { answer, leave } = await open(headers, { body: { query: stream } })
      leave()
      return answer.status === 200
    })
  })
})
