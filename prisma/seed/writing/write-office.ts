import type { Office } from '../northgate/office.ts'
import { idOf } from './ids.ts'
import { changed } from './places.ts'
import type { Moment, World } from './world.ts'

/** Guests, departures and changed cells of the responsibility matrix. */
export function officeMoments(world: World, office: Office): Moment[] {
  return [...guestMoments(world, office), ...departureMoments(world, office), ...cellMoments(world, office)]
}

function guestMoments(world: World, { guests }: Office): Moment[] {
  const { workspaceId, clock, slug } = world
  return guests.map(({ person, engagement, at: when, by, until }) => {
    const at = clock.at(when)
    return {
      at,
      async awaited(book) {
        const id = idOf(slug, 'grant', person, engagement)
        const membershipId = world.member(person)
        const engagementId = idOf(slug, engagement, 'engagement')
        const data = { workspaceId, id, membershipId, engagementId, role: 'GUEST', validTo: clock.at(until) }
        await book.tx.grant.create({ data: { ...data, createdAt: at, updatedAt: at } })
        const about = {
          subject: { type: 'Membership', id: membershipId } as const,
          engagementId,
          refs: { grantId: id },
        }
        const changes = [changed('grant', null, 'GUEST')]
        book.state({ kind: 'grant.given', ...about, changes, at, by: world.seat(by).actor })
      },
    }
  })
}

function departureMoments(world: World, { left }: Office): Moment[] {
  return left.map(({ person, at: when, by, reason }) => {
    const at = world.clock.at(when)
    return {
      at,
      async awaited(book) {
        const id = world.member(person)
        const { workspaceId } = world
        const data = { status: 'REMOVED', version: { increment: 1 }, updatedAt: at }
        await book.tx.teamMember.deleteMany({ where: { workspaceId, membershipId: id } })
        await book.tx.membership.update({ where: { workspaceId_id: { workspaceId, id } }, data })
        const changes = [changed('status', 'ACTIVE', 'REMOVED')]
        const subject = { type: 'Membership', id } as const
        book.state({ kind: 'member.removed', subject, changes, reason, at, by: world.seat(by).actor })
      },
    }
  })
}

function cellMoments(world: World, { cells }: Office): Moment[] {
  return cells.map(({ scope, code, team, to, at: when, by, reason }) => {
    const at = world.clock.at(when)
    return {
      at,
      async awaited(book) {
        const { workspaceId } = world
        const teamId = world.teamId(team)
        const where = { workspaceId, engagementId: null, scope, scopeCode: code, teamId }
        const cell = await book.tx.responsibility.findFirstOrThrow({ where, include: { team: true } })
        const data = { code: to, since: at, changedById: world.member(by), version: { increment: 1 }, updatedAt: at }
        await book.tx.responsibility.update({ where: { workspaceId_id: { workspaceId, id: cell.id } }, data })
        const kind = to === '' ? 'responsibility.cleared' : 'responsibility.assigned'
        const subject = { type: 'Responsibility', id: cell.id, key: `${code} · ${cell.team?.name ?? ''}` } as const
        const changes = [changed('code', cell.code, to === '' ? null : to)]
        book.state({ kind, subject, changes, reason, at, by: world.seat(by).actor })
      },
    }
  })
}
