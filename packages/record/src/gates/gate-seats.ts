import type { Membership, Team } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { accountableSeats, loadGateCells } from './accountable-of.ts'

export type GateSeat = { code: string; seat: string; team: Team | null; people: Membership[] }
type Asked = { id: string; engagementId: string; stage: string }

/** The seats with the A of each gate and the signers who fill them, by gate id. */
export async function gateSeats(
  { db }: Pick<Snapshot, 'db'>,
  workspaceId: string,
  gateIds: readonly string[],
  now: Date,
): Promise<Map<string, GateSeat[]>> {
  const gates: (Asked & { engagement: { ownerId: string | null } })[] = await db.gate.findMany({
    where: { workspaceId, id: { in: [...gateIds] } },
    select: { id: true, engagementId: true, stage: true, engagement: { select: { ownerId: true } } },
  })
  const cells = await loadGateCells(db, workspaceId, [...new Set(gates.map(({ engagementId }) => engagementId))])
  const inForce = { OR: [{ validTo: null }, { validTo: { gt: now } }] }
  const signers = await db.membership.findMany({
    where: {
      workspaceId,
      status: 'ACTIVE',
      OR: [{ role: 'SIGNER' }, { grants: { some: { role: 'SIGNER', ...inForce } } }],
    },
    include: { teams: true, grants: { where: { role: 'SIGNER', ...inForce } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return new Map(
    gates.map((gate) => {
      const here = signers.filter(
        ({ role, grants }) =>
          role === 'SIGNER' ||
          grants.some(({ engagementId }) => engagementId === null || engagementId === gate.engagementId),
      )
      const seats = accountableSeats(cells, gate).map(({ code, seat, team, membershipId }) => ({
        code,
        seat,
        team,
        people: here.filter(({ id, teams }) => {
          if (membershipId !== null) return id === membershipId
          return team === null ? id === gate.engagement.ownerId : teams.some(({ teamId }) => teamId === team.id)
        }),
      }))
      return [gate.id, seats]
    }),
  )
}
