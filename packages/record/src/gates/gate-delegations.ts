import type { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { accountableSeats, loadGateCells } from './accountable-of.ts'

export const withWords = { team: true, engagement: { select: { key: true } } } satisfies Prisma.DelegationInclude
export type DelegationRow = Prisma.DelegationGetPayload<{ include: typeof withWords }>

/** The delegations that hold the A of these gates now or will, the soonest to end first; by gate id. */
export async function gateDelegations(
  { db }: Pick<Snapshot, 'db'>,
  workspaceId: string,
  gateIds: readonly string[],
  now: Date,
): Promise<Map<string, DelegationRow[]>> {
  const gates = await db.gate.findMany({
    where: { workspaceId, id: { in: [...gateIds] } },
    select: { id: true, stage: true, engagementId: true },
  })
  const rows = await db.delegation.findMany({
    where: { workspaceId, revokedAt: null, validTo: { gt: now } },
    include: withWords,
    orderBy: [{ validTo: 'asc' }, { id: 'asc' }],
  })
  if (rows.length === 0) return new Map(gates.map(({ id }) => [id, []]))
  const cells = await loadGateCells(db, workspaceId, [...new Set(gates.map(({ engagementId }) => engagementId))])
  return new Map(
    gates.map((gate) => {
      const seats = accountableSeats(cells, gate)
      const here = rows.filter(
        (row) =>
          (row.stage === null || row.stage === gate.stage) &&
          (row.engagementId === null || row.engagementId === gate.engagementId) &&
          seats.some(({ seat, teamId }) => seat === row.seat && teamId === row.teamId),
      )
      return [gate.id, here]
    }),
  )
}
