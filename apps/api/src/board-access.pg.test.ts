import { commentOnFinding, createFinding, revokeApiToken } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { anEngagement } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { aServedRecord, type ServedRecord } from '../../../test/support/served-record.ts'
import { type Choose, questionOf, rootFields } from './every-field.samples.ts'
import { openSocket } from './live-socket.samples.ts'

const shown = { query: ['board'], mutation: [], subscription: ['board', 'boardFacts'] }
const anything: Choose = () => undefined
const facts = 'subscription { boardFacts { ... on BoardFact { kind subjectKey outcome } } }'

describe('the link of a live board', () => {
  let served: ServedRecord
  let engagementId: string
  beforeAll(async () => {
    served = await aServedRecord({ freeText: true, costAMinute: 10_000_000 })
    engagementId = await anEngagement(served.record, served.workspaceId)
    return served.close
  })
  const aLink = () => served.tokenOf(served.admin, ['board'])
  const find = () =>
    createFinding(served.record, served.admin, {
      engagementId,
      title: 'Not for the wall',
      description: 'Nor this',
      category: 'SAST',
      severity: 'HIGH',
    })

  test('opens the board, and answers every other field as one that it may not have', async () => {
    const { headers } = await aLink()
    const open: string[] = []
    for (const operation of ['query', 'mutation'] as const) {
      for (const field of rootFields(operation)) {
        const { data, errors } = await served.ask(
          headers,
          ...(Object.values(questionOf(operation, field, anything)) as [string, object]),
        )
        const answer = data?.[field.name] as { __typename?: string } | null | undefined
        const refused =
          errors.some(({ extensions }) => extensions?.code === 'DENIED') || answer?.__typename === 'Denied'
        if (!refused) open.push(field.name)
      }
    }
    expect(open).toEqual(shown.query)
  }, 120_000)

  test('follows the board, and is refused every other stream', async () => {
    const { secret } = await aLink()
    const streams = rootFields('subscription')
    const refused: string[] = []
    for (const [index, field] of streams.entries()) {
      const socket = await openSocket(served.url)
      await socket.init({ token: secret })
      const { query, variables } = questionOf('subscription', field, anything)
      socket.subscribe(`${index}`, query, variables)
      if (shown.subscription.includes(field.name)) {
        if (field.name === 'board') await eventually('it begins', () => socket.delivered(`${index}`).length > 0)
        expect([field.name, socket.ended(`${index}`)]).toEqual([field.name, false])
      } else {
        await eventually(`${field.name} is refused`, () => socket.ended(`${index}`))
        expect([field.name, socket.delivered(`${index}`).filter(({ data }) => data !== null)]).toEqual([field.name, []])
        refused.push(field.name)
      }
      socket.leave()
    }
    expect(refused).toContain('activity')
    expect(refused).toHaveLength(streams.length - shown.subscription.length)
  })

  test('hears what happens, without a word that anybody wrote', async () => {
    const { secret } = await aLink()
    const socket = await openSocket(served.url)
    await socket.init({ token: secret })
    socket.subscribe('1', facts)
    let found = 0
    await eventually('it hears', async () => {
      await find()
      found += 1
      return socket.delivered('1').length > 0
    })
    await eventually('it hears all', () => socket.delivered('1').length >= 1 && found > 0)
    const findingId = await find()
    await commentOnFinding(served.record, served.admin, { findingId, body: 'Nor that' })
    await find()
    await eventually('the last is told', () => socket.delivered('1').length >= 3)
    const text = JSON.stringify(socket.heard)
    expect(text).toContain('"outcome":"HIGH"')
    expect(text).not.toMatch(/Not for the wall|Nor this|Nor that|finding\.commented/)
    socket.leave()
  })

  test('takes in, sends and exports nothing', async () => {
    const { headers } = await aLink()
    const statusOf = async (path: string, init: RequestInit = {}) =>
      (await fetch(`${served.url}${path}`, { ...init, headers })).status
    const post = { method: 'POST', body: 'x' }
    expect(await statusOf('/uploads?name=x', post)).toBe(403)
    expect(await statusOf('/ingest?engagement=ENG-1', post)).toBe(403)
    expect(await statusOf('/export/activity.csv')).toBe(403)
    expect(await statusOf(`/files/evidence/${crypto.randomUUID()}`)).toBe(403)
  })

  test('goes with no other scope', async () => {
    await expect(served.tokenOf(served.admin, ['board', 'read'])).rejects.toThrow('takes no other scope')
  })

  test('closes the board when it is revoked, and opens it never again', async () => {
    const { secret, tokenId, headers } = await aLink()
    const socket = await openSocket(served.url)
    await socket.init({ token: secret })
    socket.subscribe('1', 'subscription { board { workspace } }')
    await eventually('the board is there', () => socket.delivered('1').length > 0)
    await revokeApiToken(served.record, served.admin, { tokenId })
    expect(await socket.closed()).toMatchObject({ code: 4403 })
    expect((await served.ask(headers, '{ board { workspace } }')).status).toBe(401)
    const again = await openSocket(served.url)
    await again.init({ token: secret })
    expect(await again.closed()).toMatchObject({ code: 4403 })
  })

  test('is not handed on by the page: it stays out of referrers and logs', async () => {
    const answer = await fetch(`${served.url}/board/assay_secret`, { headers: { accept: 'text/html' } })
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('the link of a live board, with the page as it is built', () => {
  test('asks what the page asks, and nothing in words of its own', async () => {
    const served = await aServedRecord()
    try {
      const { headers } = await served.tokenOf(served.admin, ['board'])
      expect((await served.ask(headers, '{ board { workspace } }')).status).toBe(400)
      const introspection = await fetch(
        `${served.url}/graphql?query=${encodeURIComponent('{ board { workspace } }')}`,
        {
          headers: { ...headers, 'apollo-require-preflight': '1' },
        },
      )
      expect(introspection.status).toBe(400)
    } finally {
      await served.close()
    }
  })
})
