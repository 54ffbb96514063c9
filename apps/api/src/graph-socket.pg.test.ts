import { connect } from 'node:net'
import { commentOnFinding, revokeApiToken } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, anEngagement } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { aServedRecord, type ServedRecord } from '../../../test/support/served-record.ts'
import { openSocket, type Socket } from './live-socket.samples.ts'

const stream = `subscription ($after: String, $kinds: [String!], $scope: ActivityScope) {
  activity(after: $after, kinds: $kinds, scope: $scope) {
    ... on Activity { cursor seq kind finding { key } comment { body author { name } } }
    ... on Resync { cursor }
  }
}`
type Event = { activity: { cursor: string; seq?: number; kind?: string; comment?: { body: string } | null } }

describe('a socket', () => {
  let served: ServedRecord
  let token: string
  let findingId: string
  let engagementId: string
  beforeAll(async () => {
    served = await aServedRecord()
    token = (await served.tokenOf(served.admin)).secret
    engagementId = await anEngagement(served.record, served.workspaceId)
    findingId = await aFinding(served.record, served.workspaceId, engagementId)
    return served.close
  })
  const say = (body: string) => commentOnFinding(served.record, served.admin, { findingId, body })
  const bodies = (socket: Socket, id = '1') =>
    socket.delivered<Event>(id).map(({ data }) => data?.activity.comment?.body ?? data?.activity.kind)
  const head = async () => {
    const { data } = await served.ask({ authorization: `Bearer ${token}` }, '{ activityHead }')
    return String(data?.activityHead)
  }
  const opened = async (params: object = { token }, headers = {}) => {
    const socket = await openSocket(served.url, { headers })
    await socket.init(params)
    return socket
  }

  describe('is opened', () => {
    test('by a token that the first message carries, and by a cookie', async () => {
      for (const socket of [await opened(), await opened({}, await served.signedIn(served.contributor))]) {
        expect(socket.heard).toEqual([{ type: 'connection_ack' }])
        socket.leave()
      }
    })
    test.each<[string, object, Record<string, string>, number]>([
      ['nobody', {}, {}, 4403],
      ['a token that does not stand', { token: 'assay_no' }, {}, 4403],
      ['a token in the wrong place', { Authorization: 'x' }, {}, 4403],
    ])('not by %s', async (_, params, headers, code) => {
      const socket = await opened(params, headers)
      expect((await socket.closed()).code).toBe(code)
    })
    test('not by a page of another site', async () => {
      const socket = await openSocket(served.url, {
        headers: { ...(await served.signedIn(served.admin)), origin: 'https://evil.example' },
      })
      expect(socket.refused()?.message).toContain('403')
    })
    test('only for the protocol that it speaks', async () => {
      const silent = await openSocket(served.url, { protocols: [] })
      expect((await silent.closed()).code).toBe(4406)
      const old = await openSocket(served.url, { protocols: ['graphql-ws'] })
      expect(old.refused()?.message).toContain('subprotocol')
    })
    test('only for who says hello within three seconds', async () => {
      const socket = await openSocket(served.url)
      expect((await socket.closed()).code).toBe(4408)
    })
    test('ten times at once by one caller', async () => {
      const { secret } = await served.tokenOf(served.admin)
      const sockets = await Promise.all(Array.from({ length: 11 }, () => opened({ token: secret })))
      expect(sockets.filter(({ heard }) => heard.length === 1)).toHaveLength(10)
      for (const socket of sockets) socket.leave()
      await eventually('there is room again', async () => {
        const socket = await opened({ token: secret })
        socket.leave()
        return socket.heard.length === 1
      })
    })
  })

  describe('is closed', () => {
    test('when it subscribes before it says hello', async () => {
      const socket = await openSocket(served.url)
      socket.subscribe('1', stream)
      expect((await socket.closed()).code).toBe(4401)
    })
    test('for a message over 64 KiB, and for one that is none', async () => {
      const large = await opened()
      large.send({ type: 'ping', payload: { text: 'x'.repeat(65 * 1024) } })
      expect((await large.closed()).code).toBe(1009)
      const broken = await opened()
      broken.send('{"type":')
      expect((await broken.closed()).code).toBe(4400)
    })
    test('without harm to anyone when the request for it is malformed', async () => {
      const { port } = new URL(served.url)
      await new Promise<void>((done) => {
        const raw = connect(Number(port), '127.0.0.1', () => {
          raw.write('GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
        })
        raw.on('data', () => raw.resetAndDestroy()).on('close', () => done())
      })
      expect((await fetch(`${served.url}/livez`)).status).toBe(200)
    })
  })

  describe('delivers', () => {
    test('every fact after the cursor in order, then each new one', async () => {
      const after = await head()
      await say('one')
      await say('two')
      const socket = await opened()
      socket.subscribe('1', stream, { after })
      await eventually('the past was replayed', () => bodies(socket).length === 2)
      await say('three')
      await eventually('the new one arrived', () => bodies(socket).length === 3)
      expect(bodies(socket)).toEqual(['one', 'two', 'three'])
      const seqs = socket.delivered<Event>('1').map(({ data }) => data?.activity.seq ?? 0)
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
      socket.leave()
    })
    test('what was missed after a drop, without loss and without repeat', async () => {
      const after = await head()
      const first = await opened()
      first.subscribe('1', stream, { after })
      await say('heard')
      await eventually('the first arrived', () => bodies(first).length === 1)
      first.leave()
      for (const body of ['missed 1', 'missed 2', 'missed 3']) await say(body)
      const cursor = first.delivered<Event>('1').at(-1)?.data?.activity.cursor
      const second = await opened()
      second.subscribe('1', stream, { after: cursor })
      await say('new')
      await eventually('all arrived', () => bodies(second).length === 4)
      expect(bodies(second)).toEqual(['missed 1', 'missed 2', 'missed 3', 'new'])
      second.leave()
    })
    test('only the kinds and the scope that were named', async () => {
      const after = await head()
      const elsewhere = await anEngagement(served.record, served.workspaceId)
      const other = await aFinding(served.record, served.workspaceId, elsewhere)
      await commentOnFinding(served.record, served.admin, { findingId: other, body: 'elsewhere' })
      await served.tokenOf(served.admin)
      await say('here')
      const socket = await opened()
      const gid = Buffer.from(`Engagement:${engagementId}`).toString('base64')
      socket.subscribe('scope', stream, { after, scope: { engagement: gid } })
      socket.subscribe('kinds', stream, { after, kinds: ['token.created'] })
      await eventually('both delivered', () => bodies(socket, 'scope').length > 0 && bodies(socket, 'kinds').length > 0)
      expect(bodies(socket, 'scope')).toEqual(['here'])
      expect(bodies(socket, 'kinds')).toEqual(['token.created'])
      socket.leave()
    })
    test('where to begin anew, for a cursor beyond the log', async () => {
      const socket = await opened()
      socket.subscribe('1', stream, { after: Buffer.from('assay1.999999').toString('base64url') })
      await eventually('it answers', () => socket.delivered('1').length === 1)
      expect(socket.delivered<Event>('1')[0]?.data?.activity.cursor).toBe(await head())
      socket.leave()
    })
    test('the reason why it does not, and no more', async () => {
      const socket = await opened()
      socket.subscribe('cursor', stream, { after: 'nonsense' })
      socket.subscribe('kind', stream, { kinds: ['no.such'] })
      socket.subscribe('syntax', '{')
      socket.subscribe('unknown', '{ secrets }')
      socket.subscribe(
        'cycle',
        'query { engagements { nodes { ...A } } } fragment A on Engagement { gates { engagement { ...A } } }',
      )
      socket.subscribe(
        'deep',
        `{ engagements { nodes { ${'modelVersions { engagement { '.repeat(6)} id ${'}'.repeat(12)} } } }`,
      )
      socket.subscribe('tokens', `{ ${'activityHead '.repeat(2_000)} }`)
      const ids = ['cursor', 'kind', 'syntax', 'unknown', 'cycle', 'deep', 'tokens']
      await eventually('all are answered', () => ids.every((id) => socket.ended(id)))
      const codes = ids.map((id) => {
        const refused =
          socket.errors(id)[0] ?? (socket.delivered(id)[0]?.errors?.[0] as { extensions?: { code?: string } })
        return refused?.extensions?.code
      })
      expect(codes).toEqual([
        'INVALID_INPUT',
        'INVALID_INPUT',
        'BAD_USER_INPUT',
        'BAD_USER_INPUT',
        'BAD_USER_INPUT',
        'LIMIT_EXCEEDED',
        'LIMIT_EXCEEDED',
      ])
      socket.leave()
    })
    test('at most twenty subscriptions', async () => {
      const socket = await opened()
      for (let n = 1; n <= 21; n += 1) socket.subscribe(String(n), stream)
      await eventually('one is refused', () => socket.ended('21'))
      expect(socket.errors('21')[0]?.extensions?.code).toBe('LIMIT_EXCEEDED')
      expect(Array.from({ length: 20 }, (_, n) => socket.ended(String(n + 1)))).not.toContain(true)
      socket.send({ id: '1', type: 'complete' })
      socket.subscribe('22', stream, { after: Buffer.from('assay1.0').toString('base64url') })
      await eventually('there is room again', () => socket.delivered('22').length > 0)
      socket.leave()
    })
    test('the documents of the page only, to a session', async () => {
      const socket = await opened({}, await served.signedIn(served.contributor))
      socket.subscribe('1', stream)
      await eventually('it is refused', () => socket.ended('1'))
      expect(socket.errors('1')[0]?.message).toContain('documents of the page only')
      socket.leave()
    })
    test('queries too, by the rights of that moment', async () => {
      const { secret, tokenId } = await served.tokenOf(served.admin)
      const socket = await opened({ token: secret })
      socket.subscribe('before', '{ activityHead }')
      await eventually('it is answered', () => socket.ended('before'))
      expect(socket.delivered('before')).toHaveLength(1)
      await revokeApiToken(served.record, served.admin, { tokenId })
      socket.subscribe('after', '{ activityHead }')
      await eventually('it is refused', () => socket.ended('after'))
      expect([socket.delivered('after'), socket.errors('after')[0]?.extensions?.code]).toEqual([[], 'UNAUTHENTICATED'])
      socket.leave()
    })
  })
})
