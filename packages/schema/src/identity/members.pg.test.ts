import { encodeGlobalID } from '@pothos/plugin-relay'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, aWorkspace, inWorkspace } from '../../../../test/support/builders.ts'
import { type Ask, graphAs } from '../../../../test/support/graph.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { loadCatalogue } from '../../../record/src/catalogue/load-catalogue.ts'
import { viewerOfToken } from '../../../record/src/identity/viewer-of-token.ts'

describe('members, tokens and the viewer in the graph', () => {
  let world: TestRecord
  let admin: Ask
  let contributor: Ask
  let guest: Ask
  let visitor: Ask
  beforeAll(async () => {
    world = await openTestRecord()
    await inWorkspace(world.record, world.workspaceId, (tx) => loadCatalogue(tx, world.workspaceId, world.record.now()))
    admin = graphAs(world.record, world.admin)
    contributor = graphAs(world.record, world.contributor)
    guest = graphAs(world.record, world.guest)
    visitor = graphAs(world.record, null)
    return world.close
  })

  const invite = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
    __typename
    ... on InvitationIssued { link invitation { id email name role invitedBy { name } } }
    ... on Refusal { code message } } }`
  const node = 'query ($id: ID!) { node(id: $id) { __typename } }'
  const missing = { data: { node: null }, errors: ['No such object on a record you can see'] }
  const change = `mutation ($input: ChangeMemberInput!) { changeMember(input: $input) {
    __typename ... on Membership { role version teams { name } } ... on Refusal { code message } } }`

  test('an administrator invites, sees the invitation and withdraws it', async () => {
    const input = { email: 'lin@example.test', name: 'Lin', role: 'SIGNER' }
    const { data, errors } = await admin(invite, { input })
    expect(errors).toEqual([])
    expect(data.inviteMember).toMatchObject({
      link: expect.stringContaining('http://127.0.0.1:4000/invite/'),
      invitation: { ...input, invitedBy: { name: 'Ada' } },
    })
    const { link, invitation } = data.inviteMember as { link: string; invitation: { id: string } }
    const token = link.split('/').at(-1)
    const preview = 'query ($token: String!) { invitationPreview(token: $token) { name workspaceName hasAccount } }'
    expect((await visitor(preview, { token })).data.invitationPreview).toEqual({
      name: 'Lin',
      workspaceName: 'Northgate Pay',
      hasAccount: false,
    })
    const revoke = `mutation ($id: ID!) { revokeInvitation(input: { invitationId: $id }) { __typename } }`
    expect((await admin(revoke, { id: invitation.id })).data).toEqual({
      revokeInvitation: { __typename: 'Invitation' },
    })
    expect((await admin('{ invitations { id } }')).data.invitations).toEqual([])
    expect((await visitor(preview, { token })).data.invitationPreview).toBeNull()
  })

  test('who may not administer is refused with the reason, and reads neither tokens nor invitations', async () => {
    const input = { email: 'eve@example.test', name: 'Eve', role: 'ADMIN' }
    const { data } = await contributor(invite, { input })
    expect(data.inviteMember).toEqual({
      __typename: 'Denied',
      code: 'DENIED',
      message: expect.stringContaining('may change members, tokens and settings'),
    })
    for (const field of ['invitations { id }', 'apiTokens { id }']) {
      expect((await contributor(`{ ${field} }`)).errors).toEqual([expect.stringContaining('may read tokens')])
    }
    const { data: made } = await admin(`mutation { createApiToken(input: { name: "CI", scopes: [READ] }) {
      ... on ApiTokenIssued { token { id } } } }`)
    const { id } = (made.createApiToken as { token: { id: string } }).token
    expect((await admin(node, { id })).data.node).toEqual({ __typename: 'ApiToken' })
    expect(await contributor(node, { id })).toEqual(missing)
  })

  test('the id of another workspace’s member, of no member, and of something else change nothing', async () => {
    const elsewhere = await aWorkspace(world.record)
    const foreign = await aMembership(world.record, elsewhere)
    const answers = await Promise.all(
      [foreign, crypto.randomUUID()].map((id) =>
        admin(change, {
          input: { membershipId: encodeGlobalID('Membership', id), expectedVersion: 1, role: 'VIEWER' },
        }),
      ),
    )
    expect(answers[0]?.data.changeMember).toMatchObject({ __typename: 'NotFound' })
    expect(answers[1]).toEqual(answers[0])
    const team = encodeGlobalID('Team', foreign)
    const wrong = await admin(change, { input: { membershipId: team, expectedVersion: 1, role: 'VIEWER' } })
    expect(wrong.data.changeMember).toMatchObject({ __typename: 'InvalidInput' })
    for (const [type, key] of [
      ['Membership', foreign],
      ['Workspace', elsewhere],
      ['Membership', 'no key'],
      ['Workspace', '1'],
    ] as const) {
      const id = encodeGlobalID(type, key)
      expect(await admin(node, { id })).toEqual(missing)
      expect((await admin('query ($id: ID!) { nodes(ids: [$id]) { __typename } }', { id })).data.nodes).toEqual([null])
    }
  })

  test('a token is shown once, lists without its secret, and its viewer is bounded by its scopes', async () => {
    const { data, errors } =
      await admin(`mutation { createApiToken(input: { name: "CI", scopes: [READ, FINDINGS_WRITE] }) {
      ... on ApiTokenIssued { secret token { id prefix scopes createdBy { name } } } } }`)
    expect(errors).toEqual([])
    const { secret, token } = data.createApiToken as { secret: string; token: { prefix: string; scopes: string[] } }
    expect(token).toMatchObject({ scopes: ['READ', 'FINDINGS_WRITE'], createdBy: { name: 'Ada' } })
    expect(JSON.stringify(await admin('{ apiTokens { name prefix } }'))).not.toContain(secret)

    const asToken = graphAs(world.record, await viewerOfToken(world.record, secret))
    const seen = await asToken(`{ viewer { roles presenceConfirmed seats { name current } membership { name }
      write: can(act: WRITE_FINDINGS) { allowed reason }
      takeIn: can(act: TAKE_IN) { allowed reason }
      administer: can(act: ADMINISTER) { allowed reason } } }`)
    expect(seen.errors).toEqual([])
    expect(seen.data.viewer).toMatchObject({
      roles: ['ADMIN'],
      seats: [{ name: 'Northgate Pay', current: true }],
      write: { allowed: true, reason: null },
      takeIn: { allowed: false, reason: expect.stringContaining('intake') },
      administer: { allowed: false, reason: expect.stringContaining('A person has to do it') },
    })
    expect(
      (await asToken(invite, { input: { email: 'a@b.test', name: 'A', role: 'VIEWER' } })).data.inviteMember,
    ).toMatchObject({
      __typename: 'Denied',
    })
  })

  test('a guest reads neither the list of members nor anyone’s address', async () => {
    const { data } = await guest(
      '{ members { name email } viewer { membership { email } } workspace { teams { members { name } } } }',
    )
    expect(data.members).toEqual([{ name: 'Ada', email: '' }])
    expect(data.viewer).toEqual({ membership: { email: '' } })
    const all = await contributor('{ members { email } }')
    expect(all.data.members).toHaveLength(4)
  })

  test('permissions on an object follow its engagement', async () => {
    const engagementId = await anEngagement(world.record, world.workspaceId)
    const can = 'query ($on: ID!) { viewer { can(act: WRITE_FINDINGS, on: $on) { allowed reason } } }'
    const on = encodeGlobalID('Engagement', engagementId)
    expect((await contributor(can, { on })).data.viewer).toEqual({ can: { allowed: true, reason: null } })
    const hidden = { can: { allowed: false, reason: 'No such object on a record you can see' } }
    expect((await guest(can, { on })).data.viewer).toEqual(hidden)
    for (const key of [crypto.randomUUID(), 'no key']) {
      for (const type of ['Engagement', 'Finding', 'ModelVersion', 'Gate', 'Team']) {
        expect((await contributor(can, { on: encodeGlobalID(type, key) })).data.viewer).toEqual(hidden)
      }
    }
  })

  test('the workspace shows its teams, layers, controls, evidence types and gate definitions', async () => {
    const { data, errors } = await contributor(`{ workspace { name separation teams { name function members { name } }
      layers { number controls { code evidenceTypes { code } } } evidenceTypes { code binding layerNumber }
      gateDefinitions { stage number subjectType decisions requirements { code } } } }`)
    expect(errors).toEqual([])
    expect(data.workspace).toMatchObject({ name: 'Northgate Pay', separation: 'STRICT' })
    const { teams, layers, gateDefinitions } = data.workspace as Record<string, unknown[]>
    expect(teams).toHaveLength(8)
    expect(layers).toHaveLength(6)
    expect(layers?.[0]).toMatchObject({ controls: [{ code: 'DATA-CATALOGUING' }, {}, {}, {}, {}, {}] })
    expect(gateDefinitions).toHaveLength(7)
    expect(gateDefinitions?.[1]).toMatchObject({
      stage: 'DATA',
      decisions: ['APPROVE', 'APPROVE_WITH_CONDITIONS', 'RETURN', 'REJECT'],
    })
  })

  test('a visitor learns whether to set up, is nobody, and reads nothing else', async () => {
    const { data, errors } = await visitor('{ setup { needed version demoPersonas { email } } viewer { roles } }')
    expect(errors).toEqual([])
    expect(data).toEqual({ setup: { needed: false, version: expect.any(String), demoPersonas: [] }, viewer: null })
    for (const field of ['workspace { name }', 'members { name }', 'apiTokens { id }', 'invitations { id }']) {
      expect((await visitor(`{ ${field} }`)).errors).toEqual([expect.stringContaining('Sign in')])
    }
    const setUp = `mutation { setUpWorkspace(input: { workspaceName: "Mine", name: "Eve", email: "eve@example.test",
      password: "a long enough password" }) { __typename ... on Refusal { message } } }`
    expect((await visitor(setUp)).data.setUpWorkspace).toMatchObject({ __typename: 'Denied' })
  })
})
