import { type Accountable, cellHolds, Denied, type RaciCell, type Seat, type TeamFunction } from '@assay/domain'
import type { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'

const holders = {
  team: true,
  membership: { select: { name: true, status: true } },
} satisfies Prisma.ResponsibilityInclude
export type SeatRow = Prisma.ResponsibilityGetPayload<{ include: typeof holders }>

/** The cells of the matrix for gates of these engagements, the programme's defaults included. */
export function loadGateCells(
  db: Transaction,
  workspaceId: string,
  engagementIds: readonly string[],
): Promise<SeatRow[]> {
  return db.responsibility.findMany({
    where: {
      workspaceId,
      scope: 'GATE',
      inherits: false,
      OR: [{ engagementId: null }, { engagementId: { in: [...engagementIds] } }],
    },
    include: holders,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

type GateOf = { engagementId: string; stage: string }

/** The seats with the A of one gate. */
export function accountableSeats(cells: readonly SeatRow[], gate: GateOf): SeatRow[] {
  return cellsOfGate(cells, gate).filter(holdsA)
}

/** The cells of one gate: what its engagement has set stands over the programme's, be it a cleared cell. */
export function cellsOfGate(cells: readonly SeatRow[], gate: GateOf): SeatRow[] {
  const ofStage = cells.filter(({ scopeCode }) => scopeCode === gate.stage)
  const general = ofStage.filter(({ engagementId }) => engagementId === null)
  const own = ofStage.filter(({ engagementId }) => engagementId === gate.engagementId)
  return [...new Map([...general, ...own].map((cell) => [cellOf(cell), cell])).values()]
}

const holdsA = ({ code }: SeatRow) => cellHolds(code as RaciCell, 'A')
const cellOf = ({ seat, teamId }: SeatRow) => teamId ?? seat

export function accountableOf(seats: readonly SeatRow[]): Accountable | null {
  const [only] = seats
  return only === undefined ? null : { seat: seatOfRow(only), personId: only.membershipId }
}

/** Rule 11: with two holders of the A, nobody can say whose decision it is. */
export function objectionToDoubleA(seats: readonly SeatRow[]): Denied | null {
  if (seats.length < 2) return null
  const names = seats.map((row) => seatOfRow(row).name).join(' and ')
  return new Denied(`${names} are each accountable for this gate. Keep one A in RACI first.`, 'NOT_ACCOUNTABLE')
}

function seatOfRow({ team }: SeatRow): Seat {
  return team === null
    ? { kind: 'USE_CASE_OWNER', name: 'The use-case owner' }
    : { kind: 'TEAM', teamId: team.id, function: team.function as TeamFunction, name: team.name }
}
