import { Conflict, Denied, InvalidInput, NotFound } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aTeam } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { read } from '../kernel/read.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { changeMember } from './change-member.ts'
import { inviteMember } from './invite-member.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { invitationPreview } from './standing-invitation.ts'

describe('an invitation', () => {
  let world: TestRecord
  let now = new Date('2026-11-23T09:00:00Z')
  beforeAll(async () => {
    world = await openTestRecord({ now: () => now })
    return world.close
  })

  const password = 'a long enough password'
  let people = 0
  const invite = async (fields: Partial<Parameters<typeof inviteMember>[2]> = {}) => {
    people += 1
    const input = { email: `person${people}@example.test`, name: 'Grace', role: 'CONTRIBUTOR' as const, ...fields }
    const { invitationId, link } = await inviteMember(world.record, world.admin, input)
    return { invitationId, email: input.email, token: link.replace('http://127.0.0.1:4000/invite/', '') }
  }
  const seatOf = (email: string) =>
    read(world.record, world.workspaceId, ({ db }) =>
      db.membership.findFirst({ where: { email }, include: { teams: true, grants: true } }),
    )

  test('seats who holds the link, with the role and teams that were meant', async () => {
    const teamId = await aTeam(world.record, world.workspaceId)
    const { token, email } = await invite({ role: 'SIGNER', teamIds: [teamId] })
    expect(await invitationPreview(world.record, token)).toMatchObject({ email, name: 'Grace', hasAccount: false })
    expect(await acceptInvitation(world.record, { token, name: 'Grace H.', password })).toEqual({ email })
    expect(await seatOf(email)).toMatchObject({
      name: 'Grace H.',
      role: 'SIGNER',
      status: 'ACTIVE',
      teams: [{ teamId }],
    })
    expect(await invitationPreview(world.record, token)).toBeNull()
  })

  test('leaves only the hash of its token', async () => {
    const { token } = await invite()
    const { rows } = await world.record.directory.query<{ row: string }>(
      `SELECT to_jsonb(i)::text AS row FROM invitation i WHERE token_hash = sha256($1::text::bytea)`,
      [token],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain(token)
  })

  test('works once, even when its link is opened many times at once', async () => {
    const { token, email } = await invite()
    const tried = await Promise.allSettled(
      Array.from({ length: 6 }, () => acceptInvitation(world.record, { token, password })),
    )
    const lost = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(lost).toHaveLength(5)
    for (const refusal of lost) expect(refusal).toBeInstanceOf(Conflict)
    expect(await seatOf(email)).toMatchObject({ status: 'ACTIVE' })
    await expect(acceptInvitation(world.record, { token, password })).rejects.toThrow('accepted already')
  })

  test('ends after seven days', async () => {
    const { token } = await invite()
    const then = now
    now = new Date(now.getTime() + 7 * 86_400_000)
    await expect(acceptInvitation(world.record, { token, password })).rejects.toThrow('has expired')
    expect(await invitationPreview(world.record, token)).toBeNull()
    now = then
  })

  test('ends when it is revoked, and stays accepted once it was', async () => {
    const revoked = await invite()
    await revokeInvitation(world.record, world.admin, revoked)
    await revokeInvitation(world.record, world.admin, revoked)
    await expect(acceptInvitation(world.record, { token: revoked.token, password })).rejects.toThrow('withdrawn')
    const accepted = await invite()
    await acceptInvitation(world.record, { token: accepted.token, password })
    await expect(revokeInvitation(world.record, world.admin, accepted)).rejects.toThrow(Conflict)
  })

  test('is replaced by the next one to the same address', async () => {
    const first = await invite()
    const second = await invite({ email: first.email.toUpperCase() })
    await expect(acceptInvitation(world.record, { token: first.token, password })).rejects.toThrow(Denied)
    await acceptInvitation(world.record, { token: second.token, password })
    await expect(invite({ email: first.email })).rejects.toThrow(Conflict)
  })

  test('to someone with an account asks for its password, five times at most', async () => {
    const { token, email } = await invite()
    await world.record.auth.createAccount({ name: 'Grace', email, password })
    expect(await invitationPreview(world.record, token)).toMatchObject({ hasAccount: true })
    for (let n = 0; n < 5; n += 1) {
      await expect(acceptInvitation(world.record, { token, password: 'a wrong password' })).rejects.toThrow('account')
    }
    await expect(acceptInvitation(world.record, { token, password })).rejects.toThrow('Too many')
    const then = now
    now = new Date(now.getTime() + 5 * 60_000)
    expect(await acceptInvitation(world.record, { token, password })).toEqual({ email })
    now = then
  })

  test('gives a removed member their seat back, without its old teams', async () => {
    const teamId = await aTeam(world.record, world.workspaceId)
    const first = await invite({ teamIds: [teamId] })
    await acceptInvitation(world.record, { token: first.token, password })
    const seat = await seatOf(first.email)
    await changeMember(world.record, world.admin, {
      membershipId: seat?.id ?? '',
      expectedVersion: 1,
      status: 'REMOVED',
    })
    const again = await invite({ email: first.email, role: 'VIEWER' })
    await acceptInvitation(world.record, { token: again.token, password })
    expect(await seatOf(first.email)).toMatchObject({ id: seat?.id, role: 'VIEWER', status: 'ACTIVE', teams: [] })
  })

  test('is an administrator’s to send, to a fit address, into teams of the workspace', async () => {
    const asContributor = inviteMember(world.record, world.contributor, {
      email: 'a@b.test',
      name: 'A',
      role: 'VIEWER',
    })
    await expect(asContributor).rejects.toThrow(Denied)
    await expect(asContributor).rejects.toThrow('change members, tokens and settings')
    await expect(invite({ email: 'nobody' })).rejects.toThrow(InvalidInput)
    await expect(invite({ teamIds: [crypto.randomUUID()] })).rejects.toThrow(NotFound)
  })

  test('that nobody wrote answers as one that is not there', async () => {
    await expect(acceptInvitation(world.record, { token: 'made-up', password })).rejects.toThrow(NotFound)
    expect(await invitationPreview(world.record, 'made-up')).toBeNull()
  })
})
