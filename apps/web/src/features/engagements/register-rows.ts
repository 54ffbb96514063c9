import type { RiskClass } from '../../ui/ClassMark.tsx'
import type { EngagementLife } from '../../ui/LifeMark.tsx'

/** A use case as the register filters and sorts it. */
export type RegisterRow = {
  key: string
  name: string
  tier: number
  status: EngagementLife
  vendor?: string | null
  owner?: { id: string; name: string } | null
  classification?: { riskClass: RiskClass; annexPoint?: string | null } | null
  blockedBy?: { number: number } | null
  openFindings: { critical: number; high: number }
}

export type RegisterFilter = {
  q?: string | undefined
  /** Risk classes, and `NONE` for what is not classified. */
  classification?: readonly string[] | undefined
  tier?: readonly string[] | undefined
  status?: readonly string[] | undefined
  /** A member's id, or `none`. */
  owner?: string | undefined
  blocked?: 'yes' | 'no' | undefined
}

/** The rows that the filter asks for. Words are looked for in key, name, vendor and owner; each must be found. */
export function matchingRows<Row extends RegisterRow>(rows: readonly Row[], filter: RegisterFilter): Row[] {
  const { q = '', classification, tier, status, owner, blocked } = filter
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const text = [row.key, row.name, row.vendor ?? '', row.owner?.name ?? ''].join(' ').toLowerCase()
    return (
      words.every((word) => text.includes(word)) &&
      (classification?.includes(row.classification?.riskClass ?? 'NONE') ?? true) &&
      (tier?.includes(String(row.tier)) ?? true) &&
      (status?.includes(row.status) ?? true) &&
      (owner === undefined || owner === (row.owner?.id ?? 'none')) &&
      (blocked === undefined || (blocked === 'yes') === Boolean(row.blockedBy))
    )
  })
}

const classes: readonly (RiskClass | 'NONE')[] = [
  'PROHIBITED',
  'HIGH_ANNEX_I',
  'HIGH_ANNEX_III',
  'EXEMPT_6_3',
  'NOT_HIGH',
  'NONE',
]
const stages: readonly EngagementLife[] = [
  'DRAFT',
  'CLASSIFIED',
  'SCOPE_CHANGE',
  'BLOCKED',
  'APPROVED',
  'RECLASSIFY',
  'LIVE',
  'SUSPENDED',
  'RETIRING',
  'RETIRED',
]

const numberOf = ({ key }: RegisterRow) => Number(key.split('-')[1] ?? 0)

/** How two rows are ordered by each column that sorts; the most pressing comes first where there is such an order. */
const orders: Record<string, (a: RegisterRow, b: RegisterRow) => number> = {
  key: (a, b) => numberOf(a) - numberOf(b),
  name: (a, b) => a.name.localeCompare(b.name),
  classification: (a, b) =>
    classes.indexOf(a.classification?.riskClass ?? 'NONE') - classes.indexOf(b.classification?.riskClass ?? 'NONE'),
  tier: (a, b) => a.tier - b.tier,
  owner: (a, b) => (a.owner?.name ?? '\uffff').localeCompare(b.owner?.name ?? '\uffff'),
  status: (a, b) => stages.indexOf(a.status) - stages.indexOf(b.status),
  blocked: (a, b) => (a.blockedBy?.number ?? 99) - (b.blockedBy?.number ?? 99),
  findings: (a, b) => a.openFindings.critical - b.openFindings.critical || a.openFindings.high - b.openFindings.high,
}

/** The rows by a column, or by key when none is named; equal ones stay in the order of their keys. */
export function sortedRows<Row extends RegisterRow>(
  rows: readonly Row[],
  sort: { column: string; desc: boolean } | null,
): Row[] {
  const order = orders[sort?.column ?? 'key'] ?? orders.key
  const sign = sort?.desc ? -1 : 1
  return rows.toSorted((a, b) => sign * (order?.(a, b) ?? 0) || numberOf(a) - numberOf(b))
}

/** `-tier` is descending; an absent or unknown column is none. */
export function readSort(text: string | undefined): { column: string; desc: boolean } | null {
  const column = text?.replace(/^-/, '')
  return column === undefined || !(column in orders) ? null : { column, desc: text?.startsWith('-') ?? false }
}

export const writeSort = (sort: { column: string; desc: boolean } | null): string | undefined =>
  sort === null ? undefined : `${sort.desc ? '-' : ''}${sort.column}`
