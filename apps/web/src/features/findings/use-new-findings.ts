import { useState } from 'react'
import type { FindingFilter } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { useFollowed } from '../../live/useFollowed.ts'
import { numberOf } from './finding-filter.ts'

const FindingsNow = graphql(`
  subscription FindingsNow($filter: FindingFilter) {
    findingFigures(filter: $filter) {
      cursor
      newest
      counts { critical high medium low info total }
    }
  }
`)

export type FindingCounts = { critical: number; high: number; medium: number; low: number; info: number; total: number }

/**
 * How many findings of the filter came since the list was read, and the counts as they are now. Findings are numbered
 * in the order in which they come, so whatever has a higher number than the newest one was not there then.
 */
export function useNewFindings(filter: FindingFilter | null) {
  const { data } = useFollowed(FindingsNow, filter === null ? null : { filter })
  const figures = data?.findingFigures
  const numbers = figures?.newest.map(numberOf) ?? []
  const [newest = 0] = numbers
  const key = JSON.stringify(filter)
  const [seen, setSeen] = useState({ key: '', newest })
  if (figures !== undefined && seen.key !== key) setSeen({ key, newest })
  return {
    /** Of the newest: those that the reader has not been shown, and that the list does not hold by now. */
    missing: (listed: readonly { key: string }[]) => {
      if (seen.key !== key) return 0
      const held = new Set(listed.map((each) => numberOf(each.key)))
      return numbers.filter((number) => number > seen.newest && !held.has(number)).length
    },
    counts: figures?.counts ?? null,
    /** The list is read anew: all that is there now is seen with it. */
    begin: () => setSeen({ key, newest }),
  }
}
