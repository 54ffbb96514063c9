import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { graphql } from '../../generated/gql/index.ts'

const EngagementPeople = graphql(`
  query EngagementPeople {
    viewer { membership { id name } }
    members { id name status }
  }
`)

/** Who may own an engagement: the active members, the reader first. */
export function usePeople() {
  const { data } = useQuery(EngagementPeople, { fetchPolicy: 'cache-first' })
  return useMemo(() => {
    const me = data?.viewer?.membership.id ?? null
    const active = (data?.members ?? []).filter(({ status }) => status === 'ACTIVE')
    return {
      me,
      people: active.toSorted((a, b) => Number(b.id === me) - Number(a.id === me) || a.name.localeCompare(b.name)),
    }
  }, [data])
}

export type People = ReturnType<typeof usePeople>
