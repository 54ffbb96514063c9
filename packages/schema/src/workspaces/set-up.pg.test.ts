import { beforeAll, describe, expect, test } from 'vitest'
import { type EmptyRecord, openEmptyRecord } from '../../../../test/support/empty-record.ts'
import { type Ask, graphAs } from '../../../../test/support/graph.ts'
import { seatsOfAccount, viewerOfSeat } from '../../../record/src/identity/viewer-of-session.ts'

describe('the first minutes of an installation, in the graph', () => {
  let world: EmptyRecord
  let visitor: Ask
  const owner = { name: 'Ada Lind', email: 'ada@northgate.example', password: 'a long enough password' }
  beforeAll(async () => {
    world = await openEmptyRecord()
    visitor = graphAs(world.record, null)
    return world.close
  })
  const seated = async (email: string): Promise<Ask> => {
    const [seat] = await seatsOfAccount(world.record, (await world.record.auth.accountOf(email)) ?? '')
    if (seat === undefined) throw new Error(`${email} has no seat`)
    return graphAs(world.record, await viewerOfSeat(world.record, seat.workspaceId, seat.membershipId))
  }

  test('a visitor sets it up, invites a second person, and that person joins', async () => {
    expect((await visitor('{ setup { needed } }')).data.setup).toEqual({ needed: true })
    const setUp = `mutation ($input: SetUpWorkspaceInput!) { setUpWorkspace(input: $input) {
      __typename ... on WorkspaceSetUp { email workspace { name separation isDemo } } ... on Refusal { message } } }`
    const input = { workspaceName: 'Northgate Pay', separation: 'COMPACT', ...owner }
    const { data, errors } = await visitor(setUp, { input })
    expect(errors).toEqual([])
    expect(data.setUpWorkspace).toEqual({
      __typename: 'WorkspaceSetUp',
      email: owner.email,
      workspace: { name: 'Northgate Pay', separation: 'COMPACT', isDemo: false },
    })

    const admin = await seated(owner.email)
    const { data: sent } =
      await admin(`mutation { inviteMember(input: { email: "lin@northgate.example", name: "Lin", role: SIGNER }) {
      ... on InvitationIssued { link } } }`)
    const token = (sent.inviteMember as { link: string }).link.split('/').at(-1)
    const accept = `mutation ($token: String!, $password: String!) {
      acceptInvitation(input: { token: $token, password: $password }) {
        __typename ... on InvitationAccepted { email } ... on Refusal { code } } }`
    expect((await visitor(accept, { token, password: 'short' })).data.acceptInvitation).toEqual({
      __typename: 'InvalidInput',
      code: 'INVALID_INPUT',
    })
    expect((await visitor(accept, { token, password: 'another long password' })).data.acceptInvitation).toEqual({
      __typename: 'InvitationAccepted',
      email: 'lin@northgate.example',
    })
    const lin = await seated('lin@northgate.example')
    expect((await lin('{ viewer { roles workspace { name } } members { name role } }')).data).toEqual({
      viewer: { roles: ['SIGNER'], workspace: { name: 'Northgate Pay' } },
      members: [
        { name: 'Ada Lind', role: 'ADMIN' },
        { name: 'Lin', role: 'SIGNER' },
      ],
    })
  })
})
