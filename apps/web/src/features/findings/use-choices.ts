import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { ownerOptions } from './owner-options.tsx'

const FindingChoices = graphql(`
  query FindingChoices {
    viewer {
      membership { id name }
      roles
      can(act: WRITE_FINDINGS) { allowed reason }
    }
    members { id name email status }
    engagements(first: 100) { edges { node { id key name } } }
  }
`)

const unknown = { allowed: true, reason: null }

/** Who asks, who may own a finding, and where findings may stand; read once for all parts of the page. */
export function useChoices() {
  const { t } = useTranslation('findings')
  const { data } = useQuery(FindingChoices, { fetchPolicy: 'cache-first' })
  const none = t('owner.none')
  return useMemo(() => {
    const people = (data?.members ?? []).filter(({ status }) => status === 'ACTIVE')
    const me = data?.viewer?.membership ?? null
    return {
      ready: data !== undefined,
      me,
      people,
      owners: ownerOptions(people, me?.id ?? null, none),
      engagements: data?.engagements.edges.map(({ node }) => node) ?? [],
      /** Whether the reader may change findings at all. What a guest may do differs by engagement: the record says. */
      writing: data?.viewer && !data.viewer.roles.includes('GUEST') ? data.viewer.can : unknown,
    }
  }, [data, none])
}

export type Choices = ReturnType<typeof useChoices>
