import { changeMember, commentOnFinding, giveGrant, revokeApiToken, type Viewer, withdrawGrant } from '@assay/record'
import { schema } from '@assay/schema'
import { type GraphQLNamedType, getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, aMembership, anEngagement, viewerOf } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { aServedRecord, type ServedRecord } from '../../../test/support/served-record.ts'
import { openSocket, type Socket } from './live-socket.samples.ts'

const stream =
  'subscription ($scope: ActivityScope) { activity(scope: $scope) { ... on Activity { kind comment { body } } } }'
type Event = { activity: { kind?: string; comment?: { body: string } | null } }

describe('a stream', () => {
  let served: ServedRecord
  let engagementId: string
  let findingId: string
  beforeAll(async () => {
    served = await aServedRecord({ freeText: true })
    engagementId = await anEngagement(served.record, served.workspaceId)
    findingId = await aFinding(served.record, served.workspaceId, engagementId)
    return served.close
  })

  const seat = async (role: string) =>
    viewerOf(served.record, served.workspaceId, await aMembership(served.record, served.workspaceId, { role }))
  const heard = (socket: Socket) => socket.delivered<Event>('1').map(({ data }) => data?.activity)
  const say = (body: string, on = findingId) => commentOnFinding(served.record, served.admin, { findingId: on, body })

  /** Follows, and waits until what is said arrives: from then on it is known to be listening. */
  async function follow(socket: Socket, on = findingId): Promise<void> {
    socket.subscribe('1', stream)
    let said = 0
    await eventually('the stream is listening', async () => {
      said += 1
      await say(`hello ${said}`, on)
      return heard(socket).length > 0
    })
    await eventually('all of it arrived', () => heard(socket).at(-1)?.comment?.body === `hello ${said}`)
  }
  /** The socket is closed with the code that says so, and nothing that is said afterwards is heard. */
  async function endsAndHearsNothing(socket: Socket, on = findingId): Promise<void> {
    expect((await socket.closed()).code).toBe(4403)
    await say('behind the back', on)
    const watcher = await openSocket(served.url, { headers: await served.signedIn(served.admin) })
    await watcher.init()
    await follow(watcher, on)
    expect(JSON.stringify(socket.heard)).not.toContain('behind the back')
    watcher.leave()
    socket.leave()
  }
  async function withCookieOf(viewer: Viewer) {
    const cookie = await served.signedIn(viewer)
    const socket = await openSocket(served.url, { headers: cookie })
    await socket.init()
    return { socket, cookie }
  }

  test('ends when its token is revoked, and hears nothing more', async () => {
    const { secret, tokenId } = await served.tokenOf(served.admin)
    const socket = await openSocket(served.url)
    await socket.init({ token: secret })
    await follow(socket)
    await revokeApiToken(served.record, served.admin, { tokenId })
    await endsAndHearsNothing(socket)
  })
  test('ends when its member is suspended', async () => {
    const viewer = await seat('CONTRIBUTOR')
    const { socket } = await withCookieOf(viewer)
    await follow(socket)
    const membershipId = viewer.membershipId ?? ''
    await changeMember(served.record, served.admin, { membershipId, expectedVersion: 1, status: 'SUSPENDED' })
    await endsAndHearsNothing(socket)
  })
  test('ends when its person signs out', async () => {
    const { socket, cookie } = await withCookieOf(await seat('CONTRIBUTOR'))
    await follow(socket)
    const headers = { ...cookie, 'content-type': 'application/json', origin: served.url }
    expect((await fetch(`${served.url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' })).status).toBe(200)
    await endsAndHearsNothing(socket)
    socket.leave()
  })
  test('brings a guest nothing more of an engagement whose grant is withdrawn', async () => {
    const guest = await seat('GUEST')
    const membershipId = guest.membershipId ?? ''
    const other = await anEngagement(served.record, served.workspaceId)
    const onOther = await aFinding(served.record, served.workspaceId, other)
    const give = (on: string) =>
      giveGrant(served.record, served.admin, { membershipId, role: 'CONTRIBUTOR', engagementId: on })
    await give(engagementId)
    await give(other)
    const { socket } = await withCookieOf(guest)
    await follow(socket)
    const grants = await served.written((tx) => tx.grant.findMany({ where: { membershipId, engagementId } }))
    await withdrawGrant(served.record, served.admin, { grantId: grants[0]?.id ?? '' })
    await say('behind the back')
    await say('still yours', onOther)
    await eventually('the other is still heard', () => heard(socket).at(-1)?.comment?.body === 'still yours')
    expect(JSON.stringify(socket.heard)).not.toContain('behind the back')
    socket.leave()
  })
  test('brings nothing of an engagement that is hidden, like one that is not there', async () => {
    const { socket } = await withCookieOf(await seat('CONTRIBUTOR'))
    const hidden = await anEngagement(served.record, served.workspaceId, { restricted: true })
    const onHidden = await aFinding(served.record, served.workspaceId, hidden)
    const gid = (id: string) => Buffer.from(`Engagement:${id}`).toString('base64')
    socket.subscribe('hidden', stream, { scope: { engagement: gid(hidden) } })
    socket.subscribe('random', stream, { scope: { engagement: gid(crypto.randomUUID()) } })
    await follow(socket)
    await say('whispered', onHidden)
    await say('out loud')
    await eventually('the rest is heard', () => heard(socket).at(-1)?.comment?.body === 'out loud')
    expect(socket.heard.filter(({ id }) => id === 'hidden' || id === 'random')).toEqual([])
    expect(JSON.stringify(socket.heard)).not.toContain('whispered')
    socket.leave()
  })
  test('can select nothing that depends on the person', () => {
    const start = schema.getSubscriptionType()
    const reached = new Set<GraphQLNamedType>()
    const visit = (type: GraphQLNamedType) => {
      if (reached.has(type)) return
      reached.add(type)
      if (isUnionType(type) || isInterfaceType(type)) schema.getPossibleTypes(type).forEach(visit)
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const { type: next } of Object.values(type.getFields())) visit(getNamedType(next))
      }
    }
    if (start != null) visit(start)
    const names = [...reached].map(({ name }) => name)
    expect(names).toContain('Finding')
    for (const personal of ['Viewer', 'Permission', 'Seat', 'ApiTokenIssued', 'InvitationIssued']) {
      expect(names).not.toContain(personal)
    }
  })
})
