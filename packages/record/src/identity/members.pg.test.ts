import { Conflict, Denied, InvalidInput, NotFound } from '@assay/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, aTeam, aWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { read } from '../kernel/read.ts'
import { accessNow } from './access-now.ts'
import { changeMember } from './change-member.ts'
import { giveGrant } from './give-grant.ts'
import { seatOf } from './must-be-allowed.ts'
import { viewerOfSeat } from './viewer-of-session.ts'
import { withdrawGrant } from './withdraw-grant.ts'

describe('a member', () => {
  let world: TestRecord
  beforeEach(async () => {
    world = await openTestRecord()
    return world.close
  })

  const memberOf = (membershipId: string) =>
    read(world.record, world.workspaceId, ({ db }) =>
      db.membership.findFirst({ where: { id: membershipId }, include: { teams: true, grants: true } }),
    )
  const factsOn = async (subjectId: string) => {
    await world.record.sequencer.settle(world.workspaceId)
    return read(world.record, world.workspaceId, ({ db }) =>
      db.activity.findMany({ where: { subjectId }, orderBy: { seq: 'asc' } }),
    )
  }

  test('changes role and teams, and the log says so by name', async () => {
    const teamId = await aTeam(world.record, world.workspaceId, { name: 'AppSec' })
    const membershipId = seatOf(world.contributor)
    await changeMember(world.record, world.admin, {
      membershipId,
      expectedVersion: 1,
      role: 'SIGNER',
      teamIds: [teamId],
    })
    expect(await memberOf(membershipId)).toMatchObject({ role: 'SIGNER', version: 2, teams: [{ teamId }] })
    expect(await factsOn(membershipId)).toMatchObject([
      {
        kind: 'member.changed',
        changes: [
          { field: 'role', from: 'CONTRIBUTOR', to: 'SIGNER' },
          { field: 'teams', from: '', to: 'AppSec' },
        ],
      },
    ])
  })

  test('is not changed by who looked at an older version', async () => {
    const membershipId = seatOf(world.contributor)
    await changeMember(world.record, world.admin, { membershipId, expectedVersion: 1, role: 'SIGNER' })
    await world.record.sequencer.settle(world.workspaceId)
    const late = changeMember(world.record, world.admin, { membershipId, expectedVersion: 1, role: 'VIEWER' })
    await expect(late).rejects.toThrow(Conflict)
    await expect(late).rejects.toMatchObject({
      values: [{ field: 'role', yours: 'VIEWER', theirs: 'SIGNER', by: world.admin.actor.name, at: expect.any(Date) }],
    })
  })

  test.each(['SUSPENDED', 'REMOVED'] as const)('who is %s has no seat to act from any more', async (status) => {
    const membershipId = seatOf(world.contributor)
    expect(await accessNow(world.record, world.contributor)).not.toBeNull()
    await changeMember(world.record, world.admin, { membershipId, expectedVersion: 1, status })
    expect(await viewerOfSeat(world.record, world.workspaceId, membershipId)).toBeNull()
    expect(await accessNow(world.record, world.contributor)).toBeNull()
    const [fact] = await factsOn(membershipId)
    expect(fact?.kind).toBe(status === 'REMOVED' ? 'member.removed' : 'member.changed')
  })

  test.each([{ role: 'VIEWER' }, { status: 'SUSPENDED' }, { status: 'REMOVED' }] as const)(
    'who is the last active administrator stays one against %o',
    async (fields) => {
      const change = { membershipId: seatOf(world.admin), expectedVersion: 1, ...fields }
      await expect(changeMember(world.record, world.admin, change)).rejects.toThrow('last active administrator')
      expect(await memberOf(seatOf(world.admin))).toMatchObject({ role: 'ADMIN', status: 'ACTIVE', version: 1 })
    },
  )

  test('of two administrators, only one can step down when both do so at once', async () => {
    const other = await aMembership(world.record, world.workspaceId, { role: 'ADMIN' })
    const tried = await Promise.allSettled(
      [seatOf(world.admin), other].map((membershipId) =>
        changeMember(world.record, world.admin, { membershipId, expectedVersion: 1, role: 'VIEWER' }),
      ),
    )
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('of another workspace answers exactly as one that does not exist', async () => {
    const elsewhere = await aWorkspace(world.record)
    const foreign = await aMembership(world.record, elsewhere)
    const answers = await Promise.all(
      [foreign, crypto.randomUUID()].flatMap((membershipId) => [
        changeMember(world.record, world.admin, { membershipId, expectedVersion: 1, role: 'VIEWER' }).catch(String),
        giveGrant(world.record, world.admin, { membershipId, role: 'SIGNER' }).catch(String),
      ]),
    )
    expect(new Set(answers)).toEqual(new Set([String(new NotFound('member'))]))
  })

  test('gets a further role, which holds until it is withdrawn', async () => {
    const membershipId = seatOf(world.contributor)
    await giveGrant(world.record, world.admin, { membershipId, role: 'SIGNER' })
    await giveGrant(world.record, world.admin, { membershipId, role: 'SIGNER' })
    const [grant, ...others] = (await memberOf(membershipId))?.grants ?? []
    expect(others).toEqual([])
    expect((await viewerOf(world.record, world.workspaceId, membershipId)).roles).toEqual(['CONTRIBUTOR', 'SIGNER'])
    await withdrawGrant(world.record, world.admin, { grantId: grant?.id ?? '' })
    expect((await viewerOf(world.record, world.workspaceId, membershipId)).roles).toEqual(['CONTRIBUTOR'])
    expect((await factsOn(membershipId)).map(({ kind }) => kind)).toEqual([
      'grant.given',
      'grant.given',
      'grant.withdrawn',
    ])
  })

  test('who is a guest is admitted to engagements only, and whoever is none cannot be made one by a grant', async () => {
    const engagementId = await anEngagement(world.record, world.workspaceId)
    const guest = seatOf(world.guest)
    await expect(giveGrant(world.record, world.admin, { membershipId: guest, role: 'SIGNER' })).rejects.toThrow(
      InvalidInput,
    )
    await giveGrant(world.record, world.admin, { membershipId: guest, role: 'GUEST', engagementId })
    expect((await viewerOf(world.record, world.workspaceId, guest)).audience.engagementIds).toEqual([engagementId])
    const member = { membershipId: seatOf(world.contributor), role: 'GUEST', engagementId } as const
    await expect(giveGrant(world.record, world.admin, member)).rejects.toThrow(InvalidInput)

    await changeMember(world.record, world.admin, { membershipId: guest, expectedVersion: 1, role: 'CONTRIBUTOR' })
    expect((await memberOf(guest))?.grants).toEqual([])
  })

  test('is changed by administrators only, in person', async () => {
    const membershipId = seatOf(world.contributor)
    const input = { membershipId, expectedVersion: 1, role: 'ADMIN' } as const
    await expect(changeMember(world.record, world.signer, input)).rejects.toThrow(Denied)
    const token = { ...world.admin, scopes: ['admin:read'] as const }
    await expect(changeMember(world.record, token, input)).rejects.toThrow('Tokens may not')
  })
})
