import { commentOnFinding, giveGrant } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, aMembership, anEngagement, aWorkspace, viewerOf } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { opcodes, openRawSocket } from '../../../test/support/raw-socket.ts'
import { aServedRecord, type ServedRecord } from '../../../test/support/served-record.ts'
import { openSocket } from './live-socket.samples.ts'

const stream = `subscription ($scope: ActivityScope, $kinds: [String!], $after: String) {
  activity(scope: $scope, kinds: $kinds, after: $after) { __typename ... on Activity { kind comment { body } } }
}`
const gid = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

describe('a socket in the wrong hands', () => {
  let served: ServedRecord
  let secret: string
  beforeAll(async () => {
    served = await aServedRecord({ freeText: true })
    secret = (await served.tokenOf(served.admin)).secret
    return served.close
  })
  const opened = async () => {
    const socket = await openSocket(served.url)
    await socket.init({ token: secret })
    return socket
  }
  const raw = async () => {
    const socket = await openRawSocket(served.url)
    socket.send({ type: 'connection_init', payload: { token: secret } })
    return socket
  }
  const closes = async (socket: Awaited<ReturnType<typeof raw>>) => {
    await eventually('it is closed', () => socket.closed() !== null)
    return socket.closed()?.code
  }
  const answersAll = async () => expect((await fetch(`${served.url}/livez`)).status).toBe(200)

  test('is closed when it floods, with messages or with subscriptions that it ends at once', async () => {
    const pinging = await opened()
    for (let n = 0; n < 250; n += 1) pinging.send({ type: 'ping' })
    expect((await pinging.closed()).code).toBe(4429)

    const turning = await opened()
    for (let n = 0; n < 120; n += 1) {
      turning.subscribe(`${n}`, stream)
      turning.send({ id: `${n}`, type: 'complete' })
    }
    expect((await turning.closed()).code).toBe(4429)
    await eventually('nothing of it is left behind', () => served.streams().followers === 0)
    await answersAll()
  })

  test('is closed for the same id twice, and for frames that are no messages', async () => {
    const twice = await opened()
    for (let n = 0; n < 2; n += 1) twice.subscribe('1', stream)
    expect((await twice.closed()).code).toBe(4409)

    const binary = await raw()
    binary.frame(opcodes.binary, Buffer.from([0xff, 0xfe, 0x00]))
    expect(await closes(binary)).toBe(4400)

    const endless = await raw()
    endless.frame(opcodes.text, 'x'.repeat(40_000), { last: false })
    endless.frame(opcodes.continuation, 'x'.repeat(40_000), { last: false })
    expect(await closes(endless)).toBe(1009)
    await answersAll()
  })

  test('is not opened by a token in the address', async () => {
    const socket = await openRawSocket(`${served.url}/graphql?token=${secret}`)
    socket.send({ type: 'connection_init' })
    expect(await closes(socket)).toBe(4403)
  })

  test('hears nothing through ids, kinds or cursors that are not its own', async () => {
    const { record, workspaceId, admin } = served
    const [granted, other] = [await anEngagement(record, workspaceId), await anEngagement(record, workspaceId)]
    const [mine, theirs] = [await aFinding(record, workspaceId, granted), await aFinding(record, workspaceId, other)]
    const membershipId = await aMembership(record, workspaceId, { role: 'GUEST' })
    await giveGrant(record, admin, { membershipId, role: 'CONTRIBUTOR', engagementId: granted })
    const elsewhere = await aWorkspace(record)
    const foreign = await anEngagement(record, elsewhere)

    const cookie = await served.signedIn(await viewerOf(record, workspaceId, membershipId))
    const socket = await openSocket(served.url, { headers: cookie })
    await socket.init()
    const scopes = {
      engagement: { engagement: gid('Engagement', other) },
      finding: { finding: gid('Finding', theirs) },
      foreign: { engagement: gid('Engagement', foreign) },
      gate: { gate: gid('Gate', crypto.randomUUID()) },
    }
    for (const [id, scope] of Object.entries(scopes)) socket.subscribe(id, stream, { scope })
    socket.subscribe('all', stream, {})
    socket.subscribe('type', stream, { scope: { engagement: gid('Membership', membershipId) } })
    socket.subscribe('kinds', stream, { kinds: ["finding.commented' OR 1=1 --"] })
    socket.subscribe('nested', stream, { scope: { engagement: { not: gid('Engagement', granted) } } })

    await eventually('it hears its own', async () => {
      await commentOnFinding(record, admin, { findingId: theirs, body: 'whispered' })
      await commentOnFinding(record, admin, { findingId: mine, body: 'said aloud' })
      return socket.delivered('all').length > 0
    })
    for (const id of ['type', 'kinds', 'nested']) await eventually('it is refused', () => socket.ended(id))
    expect(JSON.stringify(socket.heard)).not.toContain('whispered')
    for (const id of Object.keys(scopes)) expect(socket.delivered(id)).toEqual([])
    socket.leave()
  })
})
