import { Denied, InvalidInput, NotFound } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { lockMembers, mustKeepAnAdministrator } from '../identity/lock-members.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { type Change, change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { handOverCells } from './hand-over-cells.ts'
import { handOverWork } from './hand-over-work.ts'
import { recomputeGatesNaming } from './recompute-gates-naming.ts'

export type HandOver = {
  fromId: string
  /** Null hands over nothing: what hung on the person is orphaned, visibly. */
  toId: string | null
  /** Seats the successor in the person's teams, so that cells of those teams can name them. */
  joinTeams: boolean
  /** The person leaves with it. */
  remove: boolean
}

export type People = { from: { id: string; name: string }; to: { id: string; name: string } }

const handOverMs = 120_000

/**
 * Hands what hangs on one person to another, in one change: their cells of the matrix as far as the successor may hold
 * them, the engagements and the open findings that they own; and removes them, when asked to. What was decided stays
 * as it was decided. Answers with the membership's id.
 */
export function handOver(record: EngagementRecord, viewer: Viewer, input: HandOver) {
  return change(
    record,
    viewer,
    async function handOver(work) {
      const { tx } = work
      const { workspaceId } = viewer
      mustBeAllowed(viewer, 'ADMINISTER')
      await lockMembers(tx, workspaceId)
      const from = await tx.membership.findUnique({
        where: rowKey(workspaceId, input.fromId),
        include: { teams: true },
      })
      if (from === null) throw new NotFound('member', ['fromId'])
      if (from.status === 'REMOVED' && input.remove) throw new Denied(`${from.name} has left already.`)
      work.nothingChanged()
      if (input.toId !== null) {
        const to = await successor(work, input.toId, from.id)
        if (input.joinTeams) {
          const teamIds = from.teams.map(({ teamId }) => teamId)
          await join(work, to, teamIds)
        }
        await handOverWork(work, { from, to })
        await handOverCells(work, { from, to })
      }
      if (input.remove) {
        await tx.membership.update({
          where: rowKey(workspaceId, from.id),
          data: { status: 'REMOVED', version: { increment: 1 }, updatedAt: work.now },
        })
        await mustKeepAnAdministrator(tx, workspaceId)
        work.announce({
          kind: 'member.removed',
          subject: { type: 'Membership', id: from.id },
          changes: [{ field: 'status', from: from.status, to: 'REMOVED' }],
        })
        await recomputeGatesNaming(work, from.id)
      }
      return from.id
    },
    { timeoutMs: handOverMs },
  )
}

async function successor({ tx, viewer }: Change, toId: string, fromId: string) {
  const to = await tx.membership.findUnique({ where: rowKey(viewer.workspaceId, toId), include: { teams: true } })
  if (to === null) throw new NotFound('member', ['toId'])
  if (to.id === fromId) throw refused('Choose somebody else as the successor.')
  if (to.status !== 'ACTIVE') throw refused(`${to.name} has no active seat. Choose somebody who has.`)
  if (to.role === 'GUEST') throw refused(`${to.name} is a guest. Choose a member as the successor.`)
  return to
}

async function join(
  { tx, viewer, now, announce }: Change,
  to: { id: string; teams: readonly { teamId: string }[] },
  teamIds: readonly string[],
): Promise<void> {
  const { workspaceId } = viewer
  const missing = teamIds.filter((team) => !to.teams.some(({ teamId }) => teamId === team))
  if (missing.length === 0) return
  await tx.teamMember.createMany({ data: missing.map((teamId) => ({ workspaceId, teamId, membershipId: to.id })) })
  await tx.membership.update({
    where: rowKey(workspaceId, to.id),
    data: { version: { increment: 1 }, updatedAt: now },
  })
  const teams = await tx.team.findMany({ where: { workspaceId, id: { in: missing } }, orderBy: { name: 'asc' } })
  announce({
    kind: 'member.changed',
    subject: { type: 'Membership', id: to.id },
    changes: [{ field: 'teams', from: null, to: teams.map(({ name }) => name).join(', ') }],
  })
}

const refused = (message: string) => new InvalidInput([{ path: ['toId'], message }])
