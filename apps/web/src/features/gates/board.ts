import { type Stage, stages } from './stages.ts'

export type Grouping = 'owner' | 'engagement' | 'risk'

/** What the board sorts and groups a gate by. */
export type BoardGate = {
  id: string
  stage: Stage
  status: string
  statusSince: string
  dueAt: string | null
  number: number
  engagement: { key: string; name: string; tier: number; owner: string | null; riskClass: string | null }
}

export type Lane<Gate> = {
  id: string
  /** The group that the lane shows: an owner's name, a use case, a tier. Null where nothing is grouped. */
  title: string | null
  columns: { stage: Stage; gates: Gate[] }[]
  count: number
}

/** Who waits for somebody comes first, what is settled last. */
const attention = [
  'STALE',
  'REVOKED',
  'READY',
  'COLLECTING',
  'RETURNED',
  'REJECTED',
  'NOT_STARTED',
  'APPROVED_WITH_CONDITIONS',
  'APPROVED',
  'NOT_APPLICABLE',
]
const passed = new Set(['APPROVED', 'APPROVED_WITH_CONDITIONS', 'NOT_APPLICABLE'])

/** Whether the gate's date has passed before it was. */
export function isOverdue({ status, dueAt }: Pick<BoardGate, 'status' | 'dueAt'>, now: number): boolean {
  return dueAt !== null && !passed.has(status) && Date.parse(dueAt) < now
}

export type BoardFilter = { state?: readonly string[] | undefined; engagement?: readonly string[] | undefined }

/** The gates that the address asks for. OVERDUE is a state that a gate has beside its status. */
export function filterGates<Gate extends BoardGate>(
  gates: readonly Gate[],
  { state, engagement }: BoardFilter,
  now: number,
): Gate[] {
  return gates.filter(
    (gate) =>
      (state === undefined || state.includes(gate.status) || (state.includes('OVERDUE') && isOverdue(gate, now))) &&
      (engagement === undefined || engagement.includes(gate.engagement.key)),
  )
}

/** The board: a lane for each group, seven columns in each, and in them the gates that need somebody first. */
export function boardOf<Gate extends BoardGate>(
  gates: readonly Gate[],
  grouping: Grouping | undefined,
  now: number,
): Lane<Gate>[] {
  const groups = new Map<string, { title: string | null; order: string; gates: Gate[] }>()
  if (grouping === undefined) groups.set('all', { title: null, order: '', gates: [] })
  for (const gate of gates) {
    const { id, title, order } = groupOf(gate, grouping)
    const group = groups.get(id) ?? { title, order, gates: [] }
    group.gates.push(gate)
    groups.set(id, group)
  }
  const rank = (gate: Gate) => (isOverdue(gate, now) ? -1 : attention.indexOf(gate.status))
  const byAttention = (one: Gate, other: Gate) =>
    rank(one) - rank(other) || other.statusSince.localeCompare(one.statusSince) || one.id.localeCompare(other.id)
  return [...groups]
    .toSorted(([, one], [, other]) => one.order.localeCompare(other.order, 'en', { numeric: true }))
    .map(([id, { title, gates: members }]) => ({
      id,
      title,
      count: members.length,
      columns: stages.map((stage) => ({
        stage,
        gates: members.filter((gate) => gate.stage === stage).toSorted(byAttention),
      })),
    }))
}

function groupOf({ engagement }: BoardGate, grouping: Grouping | undefined) {
  const { key, name, owner, tier, riskClass } = engagement
  switch (grouping) {
    case 'owner':
      return owner === null
        ? { id: 'nobody', title: 'nobody', order: '\uFFFF' }
        : { id: `owner:${owner}`, title: owner, order: owner }
    case 'engagement':
      return { id: key, title: `${key} ${name}`, order: key }
    case 'risk': {
      const id = `${tier}|${riskClass ?? 'UNCLASSIFIED'}`
      return { id, title: id, order: id }
    }
    default:
      return { id: 'all', title: null, order: '' }
  }
}

export type Step = 'up' | 'down' | 'left' | 'right'

/**
 * The card that a step leads to from another: within its column through all lanes, or to the next column that is not
 * empty, at the same height where there is one. From nowhere it leads to the first card.
 */
export function stepOnBoard<Gate extends BoardGate>(
  lanes: readonly Lane<Gate>[],
  from: string | null,
  step: Step,
): Gate | null {
  const columns = stages.map((_, at) => lanes.flatMap((lane) => lane.columns[at]?.gates ?? []))
  const column = columns.findIndex((gates) => gates.some(({ id }) => id === from))
  if (column === -1) return columns.flat()[0] ?? null
  const here = columns[column] ?? []
  const row = here.findIndex(({ id }) => id === from)
  if (step === 'up' || step === 'down') {
    return here[step === 'up' ? Math.max(0, row - 1) : Math.min(here.length - 1, row + 1)] ?? null
  }
  const sideways = step === 'left' ? columns.slice(0, column).toReversed() : columns.slice(column + 1)
  const next = sideways.find((gates) => gates.length > 0)
  return next === undefined ? (here[row] ?? null) : (next[Math.min(row, next.length - 1)] ?? null)
}
