import { useQuery } from '@apollo/client/react'
import { graphql } from '../../generated/gql/index.ts'
import type { Sort } from '../../ui/data-table.ts'
import type { FindingQuery } from './finding-choices.ts'
import { askedSort, filterOf } from './finding-filter.ts'
import type { Choices } from './use-choices.ts'
import { useNewFindings } from './use-new-findings.ts'

const FindingsPageQuery = graphql(`
  query FindingsPage($filter: FindingFilter, $sort: FindingSort, $after: String) {
    findings(first: 100, after: $after, filter: $filter, sort: $sort) {
      counts { critical high medium low info total }
      pageInfo { endCursor hasNextPage }
      edges { cursor node { id key ...FindingsTable_finding ...SelectionBar_finding } }
    }
  }
`)

/** The rows of the filter, a page of a hundred after the other, with what has come since they were read. */
export function useFindings(query: Partial<FindingQuery>, sort: Sort, choices: Choices) {
  // An owner is named by handle, which only the members tell apart.
  const waiting = query.owner !== undefined && !choices.ready
  const asked = filterOf(query, choices.people, choices.me?.id ?? null)
  const filter = waiting || !('filter' in asked) ? null : asked.filter
  const { data, error, loading, fetchMore, refetch } = useQuery(FindingsPageQuery, {
    variables: { filter: filter ?? {}, sort: askedSort(sort) },
    skip: filter === null,
  })
  const { missing, counts, begin } = useNewFindings(filter)
  const list = filter === null ? undefined : data?.findings
  const nodes = list?.edges.map(({ node }) => node) ?? []
  return {
    sort,
    nodes,
    /** Of all that match now, whether they are listed yet or not. */
    counts: counts ?? list?.counts ?? null,
    loading: waiting || (loading && list === undefined),
    trouble: error !== undefined && list === undefined ? error.message : null,
    unknownOwner: 'unknownOwner' in asked && choices.ready ? asked.unknownOwner : null,
    newCount: missing(nodes),
    showNew: () => {
      begin()
      void refetch()
    },
    /** The reader comes near the last loaded row. */
    readOn: () => {
      if (list?.pageInfo.hasNextPage) void fetchMore({ variables: { after: list.pageInfo.endCursor } })
    },
  }
}
