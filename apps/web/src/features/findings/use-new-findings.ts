import { useApolloClient } from '@apollo/client/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FindingFilter } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { useLiveEvents } from '../../live/live.ts'
import { numberOf } from './finding-filter.ts'

const NewestFindings = graphql(`
  query NewestFindings($filter: FindingFilter, $first: Int!) {
    findings(first: $first, filter: $filter, sort: { field: NUMBER, direction: DESC }) {
      counts { critical high medium low info total }
      edges { node { id key } }
    }
  }
`)

const making = new Set(['finding.created', 'intake.progressed', 'intake.committed'])
const changing = new Set([...making, 'finding.statusChanged', 'finding.severityChanged', 'finding.ownerChanged'])
const apart = 300

export type FindingCounts = { critical: number; high: number; medium: number; low: number; info: number; total: number }

/**
 * How many findings of the filter came since the list was read, and the counts as they are now. Findings are numbered
 * in the order in which they come, so whatever has a higher number than the newest one was not there then.
 */
export function useNewFindings(filter: FindingFilter | null) {
  const client = useApolloClient()
  const [count, setCount] = useState(0)
  const [counts, setCounts] = useState<FindingCounts | null>(null)
  const newestSeen = useRef<number | null>(null)
  const asked = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const key = JSON.stringify(filter)

  const ask = useCallback(
    async (first: number) => {
      const of = JSON.parse(key) as FindingFilter | null
      if (of === null) return
      asked.current += 1
      const turn = asked.current
      const { data } = await client.query({
        query: NewestFindings,
        variables: { filter: of, first },
        fetchPolicy: 'no-cache',
        errorPolicy: 'ignore',
      })
      if (data === undefined || turn !== asked.current) return
      const numbers = data.findings.edges.map(({ node }) => numberOf(node.key))
      const seen = newestSeen.current
      setCounts(data.findings.counts)
      if (first === 1 || seen === null) newestSeen.current = numbers[0] ?? 0
      else setCount(numbers.filter((number) => number > seen).length)
    },
    [client, key],
  )
  const begin = useCallback(() => {
    setCount(0)
    newestSeen.current = null
    void ask(1)
  }, [ask])
  useEffect(() => {
    setCounts(null)
    begin()
    return () => clearTimeout(timer.current)
  }, [begin])

  useLiveEvents(({ kind }) => {
    if (!changing.has(kind) || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      void ask(newestSeen.current === null ? 1 : 100)
    }, apart)
  })
  return { count, counts, begin }
}
