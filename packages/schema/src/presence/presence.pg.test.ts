import { randomUUID } from 'node:crypto'
import { createApiToken, viewerOfToken } from '@assay/record'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { type ExecutionResult, parse } from 'graphql'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aFinding,
  aMembership,
  anEngagement,
  aWorkspace,
  inWorkspace,
  viewerOf,
} from '../../../../test/support/builders.ts'
import { countStatements } from '../../../../test/support/count-statements.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { liveOver } from '../../../../test/support/follower.ts'
import { graphAs } from '../../../../test/support/graph.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { openRecord } from '../../../record/src/kernel/open-record.ts'
import type { Viewer } from '../../../record/src/kernel/viewer.ts'

const show = `mutation ($input: ShowPresenceInput!) { showPresence(input: $input) {
  __typename ... on PresenceShown { until } ... on Refusal { code message } } }`
const hide = `mutation ($input: HidePresenceInput!) { hidePresence(input: $input) {
  __typename ... on Refusal { code message } } }`
const where = `query ($scope: PresenceScope) { presence(scope: $scope) {
  member { id name } subjectId engagementId page typing subject { __typename id } since } }`

type Seen = { member: { name: string }; subjectId: string | null; page: string | null; typing: boolean }

describe('presence in the graph', () => {
  let world: TestRecord
  let engagementId: string
  let findingId: string
  let shownBy: Viewer[] = []
  beforeAll(async () => {
    world = await openTestRecord()
    engagementId = await anEngagement(world.record, world.workspaceId)
    findingId = await aFinding(world.record, world.workspaceId, engagementId)
    return world.close
  })
  afterEach(() => {
    for (const { workspaceId, membershipId } of shownBy) {
      for (const tab of ['one', 'two']) {
        world.record.presence.hide({ workspaceId, membershipId: membershipId ?? '', tab })
      }
    }
    shownBy = []
  })

  const seat = async (name: string, role = 'CONTRIBUTOR', grantedTo?: string) => {
    const { record, workspaceId } = world
    const membershipId = await aMembership(record, workspaceId, { name, role })
    if (grantedTo !== undefined) {
      const data = { workspaceId, membershipId, engagementId: grantedTo, role: 'CONTRIBUTOR' }
      await inWorkspace(record, workspaceId, (tx) => tx.grant.create({ data }))
    }
    return viewerOf(record, workspaceId, membershipId)
  }
  const at = (type: string, id: string) => ({ subject: encodeGlobalID(type, id) })
  const is = async (viewer: Viewer, place: object, tab = 'one') => {
    shownBy.push(viewer)
    const { data, errors } = await graphAs(world.record, viewer)(show, { input: { tab, ...place } })
    expect(errors).toEqual([])
    return data.showPresence
  }
  const seenBy = async (viewer: Viewer, scope: object | null = null) => {
    const { data, errors } = await graphAs(world.record, viewer)(where, { scope })
    expect(errors).toEqual([])
    return data.presence as Seen[]
  }
  const namesSeenBy = async (viewer: Viewer, scope: object | null = null) =>
    (await seenBy(viewer, scope)).map(({ member }) => member.name).sort()

  test('says who is where and who types, one entry for a member and a place however many tabs show it', async () => {
    const [jonas, tomas] = [await seat('Jonas'), await seat('Tomás')]
    expect(await is(jonas, at('Finding', findingId))).toMatchObject({ __typename: 'PresenceShown' })
    await is(jonas, { ...at('Finding', findingId), typing: true }, 'two')
    await is(tomas, { page: 'RACI' })
    const finding = encodeGlobalID('Finding', findingId)
    expect(await seenBy(tomas)).toEqual([
      expect.objectContaining({
        member: { id: encodeGlobalID('Membership', jonas.membershipId ?? ''), name: 'Jonas' },
        subjectId: finding,
        subject: { __typename: 'Finding', id: finding },
        engagementId: encodeGlobalID('Engagement', engagementId),
        page: null,
        typing: true,
      }),
      expect.objectContaining({ member: expect.objectContaining({ name: 'Tomás' }), subjectId: null, page: 'RACI' }),
    ])
    expect(await namesSeenBy(tomas, { finding })).toEqual(['Jonas'])
    expect(await namesSeenBy(tomas, { engagement: encodeGlobalID('Engagement', engagementId) })).toEqual(['Jonas'])

    await graphAs(world.record, jonas)(hide, { input: { tab: 'two' } })
    expect((await seenBy(tomas, { finding })).map(({ typing }) => typing)).toEqual([false])
    await graphAs(world.record, jonas)(hide, { input: { tab: 'one' } })
    expect(await namesSeenBy(tomas)).toEqual(['Tomás'])
  })

  test('says at which cell of the matrix somebody is, and where they go on to', async () => {
    const jonas = await seat('Jonas')
    const cells = `{ presence { page subjectId cell } }`
    const seen = async () => (await graphAs(world.record, world.admin)(cells)).data.presence
    await is(jonas, { page: 'RACI', cell: 'GATE:DATA|owner' })
    expect(await seen()).toEqual([{ page: 'RACI', subjectId: null, cell: 'GATE:DATA|owner' }])
    await is(jonas, { ...at('Engagement', engagementId), cell: 'GATE:DATA|owner' })
    await is(jonas, { ...at('Engagement', engagementId), cell: 'LAYER:DATA|owner' })
    const subjectId = encodeGlobalID('Engagement', engagementId)
    expect(await seen()).toEqual([{ page: null, subjectId, cell: 'LAYER:DATA|owner' }])
    await is(jonas, at('Engagement', engagementId))
    expect(await seen()).toEqual([{ page: null, subjectId, cell: null }])
  })

  test('shows a guest who is in the engagements they were granted, and nobody anywhere else', async () => {
    const other = await anEngagement(world.record, world.workspaceId)
    const [jonas, tomas, petra] = [await seat('Jonas'), await seat('Tomás'), await seat('Petra')]
    const guest = await seat('Gus', 'GUEST', engagementId)
    await is(jonas, at('Finding', findingId))
    await is(tomas, at('Engagement', other))
    await is(petra, { page: 'POSTURE' })
    await is(guest, at('Engagement', engagementId))
    expect(await namesSeenBy(guest)).toEqual(['Gus', 'Jonas'])
    expect(await namesSeenBy(petra)).toEqual(['Gus', 'Jonas', 'Petra', 'Tomás'])
    const stranger = await seat('Sam', 'GUEST', other)
    expect(await namesSeenBy(stranger)).toEqual(['Tomás'])
    expect(await is(stranger, at('Finding', findingId))).toMatchObject({ __typename: 'NotFound' })
    expect(await namesSeenBy(petra)).not.toContain('Sam')
  })

  test('hides who is in a restricted engagement from everybody whom it does not name', async () => {
    const owner = await seat('Olga')
    const restricted = await anEngagement(world.record, world.workspaceId, {
      restricted: true,
      ownerId: owner.membershipId,
    })
    const [named, unnamed] = [
      await viewerOf(world.record, world.workspaceId, owner.membershipId ?? ''),
      await seat('Ulf', 'ADMIN'),
    ]
    await is(named, at('Engagement', restricted))
    expect(await namesSeenBy(named)).toEqual(['Olga'])
    expect(await namesSeenBy(unnamed)).toEqual([])
    expect(await is(unnamed, at('Engagement', restricted))).toMatchObject({ __typename: 'NotFound' })
  })

  test('answers a foreign id like one that is nowhere', async () => {
    const elsewhere = await aWorkspace(world.record)
    const foreign = await anEngagement(world.record, elsewhere)
    const ids = [foreign, randomUUID(), 'no key']
    for (const id of ids) {
      expect(await is(world.admin, at('Engagement', id))).toMatchObject({ __typename: 'NotFound' })
      const { errors } = await graphAs(world.record, world.admin)(where, {
        scope: { engagement: encodeGlobalID('Engagement', id) },
      })
      expect(errors).toEqual(['No such object on a record you can see'])
    }
    const stranger = await viewerOf(
      world.record,
      elsewhere,
      await aMembership(world.record, elsewhere, { name: 'Eve' }),
    )
    await is(world.admin, at('Finding', findingId))
    expect(await namesSeenBy(stranger)).toEqual([])
  })

  test('refuses tokens, which neither are anywhere nor look for people', async () => {
    const { secret } = await createApiToken(world.record, world.admin, {
      name: 'CI',
      scopes: ['read', 'findings:write'],
    })
    const token = await viewerOfToken(world.record, secret)
    if (token === null) throw new Error('The token does not stand')
    const ask = graphAs(world.record, token)
    const denied = { __typename: 'Denied', code: 'DENIED', message: expect.stringContaining('token') }
    expect(await is(token, { page: 'RACI' })).toEqual(denied)
    expect((await ask(hide, { input: { tab: 'one' } })).data.hidePresence).toEqual(denied)
    expect((await ask(where)).errors).toEqual([expect.stringContaining('not for tokens')])
    const refused = await liveOver(world.record).follow(
      { document: parse('subscription { presence { typing } }'), operationName: null, variables: {}, viewer: token },
      { next: () => undefined, isFull: () => false, onceDrained: () => undefined, end: () => undefined },
    )
    expect(JSON.stringify((refused as ExecutionResult).errors)).toContain('not for tokens')
  })

  test.each<[string, object]>([
    ['neither an object nor a page', {}],
    ['both an object and a page', { page: 'RACI', subject: encodeGlobalID('Finding', randomUUID()) }],
    ['an object at which nobody is', { subject: encodeGlobalID('Team', randomUUID()) }],
    ['a cell with a name that is none', { page: 'RACI', cell: '<b>' }],
    ['a cell with a long name', { page: 'RACI', cell: 'x'.repeat(129) }],
    ['a tab without a name', { tab: '', page: 'RACI' }],
    ['a tab with a long name', { tab: 'x'.repeat(65), page: 'RACI' }],
  ])('refuses %s', async (_, input) => {
    expect(await is(world.admin, input)).toMatchObject({ __typename: 'InvalidInput' })
  })

  test('loses who was suspended at once', async () => {
    const jonas = await seat('Jonas')
    await is(jonas, at('Finding', findingId))
    expect(await namesSeenBy(world.admin)).toEqual(['Jonas'])
    await inWorkspace(world.record, world.workspaceId, (tx) =>
      tx.membership.updateMany({ where: { id: jonas.membershipId ?? '' }, data: { status: 'SUSPENDED' } }),
    )
    expect(await namesSeenBy(world.admin)).toEqual([])
  })

  test('asks the database nothing for another sign of life from the same place', async () => {
    const jonas = await seat('Jonas')
    await is(jonas, at('Finding', findingId))
    expect(await countStatements(world.record, () => is(jonas, at('Finding', findingId)))).toBe(0)
  })

  test('tells who follows it in another process, and shows each what they may see', async () => {
    const { ownerUrl, dataDir, record } = world
    const other = await openRecord({ ownerUrl, dataDir, publicUrl: record.publicUrl, log: record.log })
    const live = liveOver(other)
    try {
      const jonas = await seat('Jonas')
      const guest = await seat('Gus', 'GUEST', await anEngagement(record, world.workspaceId))
      const document = parse('subscription { presence { member { name } typing } }')
      const heard = async (viewer: Viewer) => {
        const told: string[] = []
        const leave = await live.follow(
          { document, operationName: null, variables: {}, viewer },
          {
            next: (deliveries) => void told.push(...deliveries.map(({ json }) => json.toString())),
            isFull: () => false,
            onceDrained: () => undefined,
            end: () => undefined,
          },
        )
        if (typeof leave !== 'function') throw new Error(JSON.stringify(leave))
        return { told, leave }
      }
      const [admins, guests] = [await heard(world.admin), await heard(guest)]
      await is(jonas, { ...at('Finding', findingId), typing: true })
      await eventually('the admin is told', () => admins.told.at(-1)?.includes('"typing":true') ?? false)
      await graphAs(record, jonas)(hide, { input: { tab: 'one' } })
      await eventually('the admin is told that he left', () => admins.told.at(-1)?.includes('"presence":[]') ?? false)
      expect(guests.told.join()).not.toContain('Jonas')
      admins.leave()
      guests.leave()
    } finally {
      live.close()
      await other.close()
    }
  })
})
