import { useQuery } from '@apollo/client/react'
import { useEffect, useMemo, useRef } from 'react'
import type { GateFilter } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { useLiveEvents } from '../../live/live.ts'
import type { BoardGate } from './board.ts'

const GateBoardPage = graphql(`
  query GateBoardPage($filter: GateFilter, $after: String, $asOf: DateTime) {
    viewer { membership { id } }
    gates(first: 100, after: $after, filter: $filter, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          key
          stage
          number
          status
          statusSince
          dueAt
          subjectLabel
          modelVersion { id }
          engagement { id key name tier owner { id name } classification { id riskClass } }
          ...GateCard_gate
        }
      }
    }
  }
`)

const settleMs = 250

/**
 * All gates that the filter asks the server for, page by page. The cache keeps each card current by itself; which
 * gates there are is read again when one appears, or when the server's filter may have a new answer.
 */
export function useGates(filter: GateFilter) {
  const { data, error, refetch, fetchMore } = useQuery(GateBoardPage, { variables: { filter } })
  const page = data?.gates.pageInfo
  useEffect(() => {
    if (page?.hasNextPage && page.endCursor) void fetchMore({ variables: { after: page.endCursor } })
  }, [page, fetchMore])

  const gates = useMemo(
    () =>
      data?.gates.edges.map(({ node }) => {
        const { owner, classification, ...engagement } = node.engagement
        const about = { ...engagement, owner: owner?.name ?? null, riskClass: classification?.riskClass ?? null }
        return { ...node, dueAt: node.dueAt ?? null, engagement: about } satisfies BoardGate
      }),
    [data],
  )
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const filtered = Object.values(filter).some(Boolean)
  useLiveEvents(({ kind, gate }) => {
    const opens =
      kind === 'modelVersion.registered' || kind === 'datasetVersion.registered' || kind === 'engagement.created'
    const unknown = gate != null && gates !== undefined && !gates.some(({ id }) => id === gate.id)
    const moves = filtered && (kind.startsWith('gate.') || kind.startsWith('modelVersion.'))
    if (!opens && !unknown && !moves && !kind.startsWith('responsibility.')) return
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void refetch()
    }, settleMs)
  })
  return { gates, total: data?.gates.totalCount, viewerId: data?.viewer?.membership.id, error, refetch }
}
