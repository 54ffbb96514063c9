import {
  Conflict,
  type ConflictingValue,
  type FieldChange,
  InvalidInput,
  type MembershipStatus,
  NotFound,
  type Role,
} from '@assay/domain'
import { recomputeGatesNaming } from '../departures/recompute-gates-naming.ts'
import type { Prisma } from '../generated/client/client.ts'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockMembers, mustKeepAnAdministrator } from './lock-members.ts'
import { mustBeAllowed } from './must-be-allowed.ts'
import { settleGuestGrants } from './settle-guest-grants.ts'

export type ChangeMember = {
  membershipId: string
  expectedVersion: number
  role?: Role
  /** All teams of the member from now on. */
  teamIds?: readonly string[]
  status?: MembershipStatus
}

type Member = Prisma.MembershipGetPayload<{ include: { teams: { include: { team: true } } } }>

/**
 * Changes a member's role, teams or status. A suspended or removed member's sessions and tokens lose this seat at once.
 * The last active administrator stays one. Answers with the membership's id.
 */
export function changeMember(record: EngagementRecord, viewer: Viewer, input: ChangeMember) {
  return change(record, viewer, async function changeMember({ tx, now, announce, nothingChanged }) {
    const { workspaceId } = viewer
    mustBeAllowed(viewer, 'ADMINISTER')
    await lockMembers(tx, workspaceId)
    const member = await tx.membership.findUnique({
      where: { workspaceId_id: { workspaceId, id: input.membershipId } },
      include: { teams: { include: { team: true } } },
    })
    if (member === null) throw new NotFound('member')
    const teams = input.teamIds === undefined ? undefined : await teamsOf(tx, workspaceId, input.teamIds)
    const changes = changesOf(member, input, teams)
    if (member.version !== input.expectedVersion) throw await conflict(tx, member, changes)
    mustBeReachable(member, input.status)
    if (changes.length === 0) {
      nothingChanged()
      return member.id
    }

    await tx.membership.update({
      where: { workspaceId_id: { workspaceId, id: member.id } },
      data: {
        ...(input.role === undefined ? {} : { role: input.role }),
        ...(input.status === undefined ? {} : { status: input.status }),
        version: { increment: 1 },
        updatedAt: now,
      },
    })
    if (teams !== undefined) await seatInTeams(tx, member, teams)
    if (input.role !== undefined) await settleGuestGrants(tx, member, input.role)
    await mustKeepAnAdministrator(tx, workspaceId)
    announce({
      kind: input.status === 'REMOVED' && member.status !== 'REMOVED' ? 'member.removed' : 'member.changed',
      subject: { type: 'Membership', id: member.id },
      changes,
    })
    if (input.status !== undefined) await recomputeGatesNaming({ tx, viewer, now, announce }, member.id)
    return member.id
  })
}

type Named = { id: string; name: string }

async function teamsOf(tx: Transaction, workspaceId: string, ids: readonly string[]): Promise<Named[]> {
  const teams = await tx.team.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, name: true },
  })
  if (teams.length !== new Set(ids).size) throw new NotFound('team', ['teamIds'])
  return teams
}

/** Keeps the rows of teams that stay, since they say who leads. */
async function seatInTeams(tx: Transaction, { workspaceId, id }: Member, teams: readonly Named[]): Promise<void> {
  const teamIds = teams.map((team) => team.id)
  await tx.teamMember.deleteMany({ where: { workspaceId, membershipId: id, teamId: { notIn: teamIds } } })
  await tx.teamMember.createMany({
    data: teamIds.map((teamId) => ({ workspaceId, membershipId: id, teamId })),
    skipDuplicates: true,
  })
}

function changesOf(member: Member, { role, status }: ChangeMember, teams: readonly Named[] | undefined): FieldChange[] {
  const changes = [
    { field: 'role', from: member.role, to: role ?? member.role },
    { field: 'status', from: member.status, to: status ?? member.status },
    {
      field: 'teams',
      from: namesOf(member.teams.map(({ team }) => team)),
      to: namesOf(teams ?? member.teams.map(({ team }) => team)),
    },
  ]
  return changes.filter(({ from, to }) => from !== to)
}

const namesOf = (teams: readonly Named[]) =>
  teams
    .map(({ name }) => name)
    .sort()
    .join(', ')

function mustBeReachable(member: Member, status: MembershipStatus | undefined): void {
  if (status === undefined || status === member.status) return
  if (status === 'INVITED') {
    throw new InvalidInput([{ path: ['status'], message: 'Invite the person again instead.' }], 'INVALID_TRANSITION')
  }
  if (status === 'ACTIVE' && member.userId === null) {
    throw new InvalidInput(
      [{ path: ['status'], message: 'They have no account yet: send an invitation.' }],
      'INVALID_TRANSITION',
    )
  }
}

/** What the other person made of the fields that this one wanted to change. */
async function conflict(tx: Transaction, member: Member, changes: readonly FieldChange[]): Promise<Conflict> {
  const newest = await tx.activity.findFirst({
    where: { workspaceId: member.workspaceId, subjectType: 'Membership', subjectId: member.id },
    orderBy: { seq: 'desc' },
  })
  const values = changes.map(
    ({ field, from, to }): ConflictingValue => ({
      field,
      yours: to ?? '',
      theirs: from ?? '',
      by: newest?.actorName ?? null,
      at: newest?.at ?? member.updatedAt,
    }),
  )
  return new Conflict('Someone changed this member meanwhile. Look at what they made of it, then try again.', values)
}
