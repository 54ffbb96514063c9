import { gateSeats } from '../gates/gate-seats.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { visibleInEngagements } from '../kernel/visible.ts'
import type { DepartureItem } from './departure.ts'
import type { Leaver } from './read-departure.ts'

const decided = ['APPROVED', 'APPROVED_WITH_CONDITIONS', 'NOT_APPLICABLE', 'REJECTED']

/** Gates still to be decided that nobody else may decide. */
export async function gatesLeft(
  { db }: Snapshot,
  seen: ReturnType<typeof visibleInEngagements>,
  { id, signs }: Leaver,
  now: Date,
): Promise<DepartureItem[]> {
  if (!signs) return []
  const gates = await db.gate.findMany({
    where: { ...seen, status: { notIn: decided } },
    select: {
      id: true,
      key: true,
      definition: { select: { name: true } },
      engagement: { select: { key: true, name: true } },
    },
    orderBy: { number: 'asc' },
  })
  const seats = await gateSeats(
    { db },
    seen.workspaceId,
    gates.map((gate) => gate.id),
    now,
  )
  return gates
    .filter((gate) => {
      const people = new Set(seats.get(gate.id)?.flatMap((seat) => seat.people.map((person) => person.id)))
      return people.size === 1 && people.has(id)
    })
    .map(({ key, definition, engagement }) => ({
      kind: 'GATE_WITHOUT_SIGNER',
      label: `${key} ${definition.name}`,
      detail: engagement.name,
      key,
      engagementKey: engagement.key,
      moves: false,
    }))
}
