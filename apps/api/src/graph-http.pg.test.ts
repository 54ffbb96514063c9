import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { allRules, maxTokens, schema } from '@assay/schema'
import { parse, validate } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../../scripts/lib/root.ts'
import { aServedRecord, type Headers, type ServedRecord } from '../../../test/support/served-record.ts'

const manifest = path.join(root, 'apps/web/src/generated/gql/persisted-documents.json')
const documents = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>) : {}
const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })
const hashOf = (name: string) =>
  Object.entries(documents).find(([, text]) => text.includes(`query ${name} `))?.[0] ?? `sha256:no ${name}`

describe('the graph over HTTP', () => {
  let served: ServedRecord
  let session: Headers
  let token: Headers
  beforeAll(async () => {
    served = await aServedRecord()
    session = await served.signedIn(served.admin)
    token = (await served.tokenOf(served.admin, ['read', 'findings:write'])).headers
    return served.close
  })

  describe('as to documents', () => {
    test.runIf(existsSync(manifest))('runs those of the page for a browser session', async () => {
      const { status, data } = await served.post(session, persisted(hashOf('ActivityHead')))
      expect(status).toBe(200)
      expect(data?.activityHead).toEqual(expect.any(String))
    })
    test('says so when the page was built for another version', async () => {
      const { status, errors } = await served.post(session, persisted('sha256:0000'))
      expect([status, errors[0]?.message]).toEqual([400, 'The page was built for another version of Assay: reload it'])
    })
    test.each([
      ['text from a session', () => session],
      ['text from a visitor', () => ({})],
      [
        'text from a session that also shows another authorisation',
        () => ({ ...session, authorization: 'Basic YTpi' }),
      ],
    ])('refuses %s', async (_, headers) => {
      const { status, errors } = await served.ask(headers(), '{ activityHead }')
      expect([status, errors[0]?.message]).toEqual([400, expect.stringContaining('documents of the page only')])
    })
    test('runs any text for a token', async () => {
      expect((await served.ask(token, '{ activityHead }')).data?.activityHead).toEqual(expect.any(String))
    })
    test('turns away a token that does not stand, even where a cookie would do', async () => {
      const { status, errors } = await served.ask({ ...session, authorization: 'Bearer assay_x' }, '{ activityHead }')
      expect([status, errors[0]?.extensions?.code]).toEqual([401, 'UNAUTHENTICATED'])
    })
    test('takes no batches', async () => {
      const { status } = await served.post(token, [{ query: '{ activityHead }' }, { query: '{ activityHead }' }])
      expect(status).toBe(400)
    })
    test.runIf(existsSync(manifest))('finds every document of the page within the limits', () => {
      for (const text of Object.values(documents)) {
        expect(validate(schema, parse(text, { maxTokens }), allRules)).toEqual([])
      }
    })
  })

  describe('as to other sites', () => {
    const json = { 'content-type': 'application/json' }
    test.each<[string, Headers]>([
      ['another origin', { origin: 'https://evil.example' }],
      ['the origin that opaque pages have', { origin: 'null' }],
      ['another port of this host', { origin: 'http://127.0.0.1:1' }],
      ['a cross-site request without an origin', { 'sec-fetch-site': 'cross-site' }],
      ['another site of the same domain', { 'sec-fetch-site': 'same-site' }],
    ])('refuses %s', async (_, headers) => {
      const { status, errors } = await served.post(
        { ...session, ...json, ...headers },
        persisted(hashOf('ActivityHead')),
      )
      expect([status, errors[0]?.extensions?.code]).toEqual([403, 'FORBIDDEN'])
    })
    test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
      'refuses what a plain form could send: %s',
      async (type) => {
        const body = JSON.stringify(persisted(hashOf('ActivityHead')))
        const { status, data } = await served.post({ ...session, 'content-type': type }, body)
        expect([status >= 400 && status < 500, data]).toEqual([true, null])
      },
    )
    test.each(['?query={activityHead}', '?query=mutation{__typename}', ''])(
      'answers a session nothing by GET%s',
      async (search) => {
        const headers = { ...session, 'apollo-require-preflight': '1' }
        const answer = await fetch(`${served.url}/graphql${search}`, { headers })
        expect([answer.status, 'data' in Object(await answer.json())]).toEqual([400, false])
      },
    )
    test('never changes anything by GET', async () => {
      const mutation = 'mutation { createEngagement(input: { name: "Sly", tier: 2 }) { __typename } }'
      const headers = { ...token, 'apollo-require-preflight': '1' }
      const answer = await fetch(`${served.url}/graphql?query=${encodeURIComponent(mutation)}`, { headers })
      expect(answer.status).toBe(405)
      const read = await fetch(`${served.url}/graphql?query={activityHead}`, { headers })
      expect(read.status).toBe(200)
    })
    test('serves no page of another address', async () => {
      const answer = await fetch(`${served.url}/graphql`, { headers: { accept: 'text/html' } })
      expect([answer.status, await answer.text()]).toEqual([400, expect.not.stringContaining('<html')])
    })
  })

  describe('as to limits', () => {
    const nest = (field: string, times: number) => field.repeat(times)
    test.each([
      ['depth', `{ engagements { nodes { ${nest('modelVersions { engagement { ', 6)} id ${'}'.repeat(12)} } } }`],
      ['aliases', `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: activityHead`).join(' ')} }`],
      ['tokens', `{ ${'activityHead '.repeat(2_000)} }`],
      ['cost', '{ findings(first: 100) { nodes { comments(first: 100) { nodes { author { id } } } } } }'],
      [
        'a negative page that would pay for others',
        `{
        a: findings(first: -100000) { nodes { owner { id } } }
        b: findings(first: 100) { nodes { comments(first: 100) { nodes { author { id } } } } }
      }`,
      ],
      [
        'first and last together',
        `{ findings(first: 1, last: 100) { nodes { comments(first: 1, last: 100) { nodes { author { id } } } } } }`,
      ],
      [
        'objects',
        '{ findings(first: 100) { nodes { comments(first: 100) { nodes { id } } occurrences(first: 1) { nodes { id } } } } }',
      ],
      [
        'lists of ids',
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Engagement { findings(first: 100) { nodes { comments(first: 100) { nodes { id } } } } } } }`,
      ],
    ])('refuses too much of %s before anything runs', async (_, query) => {
      const { status, data, errors } = await served.ask(token, query, { ids: [] })
      expect([status, data, errors[0]?.extensions?.code]).toEqual([400, null, 'LIMIT_EXCEEDED'])
    })
    test('refuses circular fragments and nested introspection', async () => {
      const circular =
        'query { engagements { nodes { ...A } } } fragment A on Engagement { modelVersions { engagement { ...A } } }'
      expect((await served.ask(token, circular)).status).toBe(400)
      const bomb = `{ __schema { types { fields { type { ${nest('fields { type { ', 3)} name ${'}'.repeat(6)} } } } } }`
      expect((await served.ask(token, bomb)).status).toBe(400)
    })
    test('refuses more than 100 ids at once', async () => {
      const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
      const { errors, data } = await served.ask(token, query, { ids: Array.from({ length: 101 }, () => 'eDp5') })
      expect([data, errors[0]?.extensions?.code]).toEqual([null, 'INVALID_INPUT'])
    })
    test('refuses a body over 100 kB', async () => {
      const { status, errors } = await served.ask(token, `{ activityHead } # ${'x'.repeat(110_000)}`)
      expect([status, errors[0]?.extensions?.code]).toEqual([413, 'TOO_LARGE'])
    })
  })

  describe('once a minute is used up', () => {
    let busy: ServedRecord
    beforeAll(async () => {
      busy = await aServedRecord({ costAMinute: 4 })
      return busy.close
    })
    test('answers 429 and when to come again, to that caller alone', async () => {
      const { headers } = await busy.tokenOf(busy.admin)
      const other = (await busy.tokenOf(busy.admin)).headers
      const ask = () => busy.ask(headers, '{ rateLimit { cost remaining } activityHead }')
      const first = await ask()
      expect(first.data?.rateLimit).toEqual({ cost: 1, remaining: 3 })
      for (let n = 0; n < 3; n += 1) expect((await ask()).status).toBe(200)
      const { status, headers: sent, errors, data } = await ask()
      expect([status, data, errors[0]?.extensions]).toEqual([429, null, { code: 'RATE_LIMITED' }])
      expect(Number(sent.get('retry-after'))).toBeGreaterThan(0)
      expect((await busy.ask(other, '{ activityHead }')).status).toBe(200)
    })
  })
})
