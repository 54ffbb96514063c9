import type { FindingFilter, FindingSort, FindingSortField } from '../../generated/gql/graphql.ts'
import type { Sort } from '../../ui/data-table.ts'
import { type FindingQuery, handleOf, type Person } from './finding-choices.ts'

/** What the graph is asked for, or `unknownOwner` when the query names somebody who has no seat here. */
type AskedFilter = { filter: FindingFilter } | { unknownOwner: string }

/** The address as the graph's filter. `me` is the reader's membership. */
export function filterOf(query: Partial<FindingQuery>, people: readonly Person[], me: string | null): AskedFilter {
  const owner = ownerOf(query.owner, people, me)
  if (owner === null) return { unknownOwner: query.owner ?? '' }
  return {
    filter: {
      ...owner,
      ...(query.q ? { search: query.q } : {}),
      ...(query.engagement ? { engagementKey: query.engagement } : {}),
      ...(query.version ? { modelVersionId: query.version } : {}),
      ...(query.severity ? { severities: query.severity } : {}),
      ...(query.status ? { statuses: query.status } : {}),
      ...(query.category ? { categories: query.category } : {}),
      ...(query.source ? { source: query.source } : {}),
      ...(query.label ? { label: query.label } : {}),
      ...(query.cwe ? { cwe: Number(query.cwe) } : {}),
      ...(query.aiSpecific ? { aiSpecific: query.aiSpecific === 'yes' } : {}),
      ...(query.inProduction ? { inProduction: query.inProduction === 'yes' } : {}),
      ...(query.overdue ? { overdue: query.overdue === 'yes' } : {}),
      ...(query.acceptance ? { acceptanceExpiresWithinDays: Number(query.acceptance) } : {}),
    },
  }
}

function ownerOf(owner: string | undefined, people: readonly Person[], me: string | null): FindingFilter | null {
  if (owner === undefined) return {}
  if (owner === 'none') return { unowned: true }
  if (owner === 'me') return me === null ? null : { ownerId: me }
  const person = people.find((each) => each.id === owner || handleOf(each) === owner)
  return person === undefined ? null : { ownerId: person.id }
}

const fields: Record<string, FindingSortField> = {
  severity: 'SEVERITY',
  key: 'NUMBER',
  updated: 'UPDATED',
  due: 'DUE',
  title: 'TITLE',
  status: 'STATUS',
}

/** The order that the address names, or the worst first. */
export function sortOf(text: string | undefined): Sort {
  const desc = text?.startsWith('-') ?? false
  const column = desc ? text?.slice(1) : text
  return column !== undefined && Object.hasOwn(fields, column) ? { column, desc } : { column: 'severity', desc: true }
}

export const sortText = ({ column, desc }: Sort): string | undefined =>
  column === 'severity' && desc ? undefined : `${desc ? '-' : ''}${column}`

export const askedSort = ({ column, desc }: Sort): FindingSort => ({
  field: fields[column] ?? 'SEVERITY',
  direction: desc ? 'DESC' : 'ASC',
})

/** The number in a short key: `F-123` is 123. */
export const numberOf = (key: string): number => Number(key.slice(key.indexOf('-') + 1))
