import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { graphql } from '../../generated/gql/index.ts'

const EngagementPermissions = graphql(`
  query EngagementPermissions($id: ID!) {
    viewer {
      membership { id }
      edit: can(act: EDIT_ENGAGEMENT, on: $id) { allowed reason }
      submit: can(act: SUBMIT_EVIDENCE, on: $id) { allowed reason }
      accept: can(act: ACCEPT_EVIDENCE, on: $id) { allowed reason }
    }
  }
`)

const unknown = { allowed: false, reason: null }

/** What the reader may do to this engagement; nothing until the record has said so. */
export function usePermissions(engagementId: string | undefined) {
  const { data } = useQuery(EngagementPermissions, {
    variables: { id: engagementId ?? '' },
    skip: engagementId === undefined,
  })
  const viewer = data?.viewer
  return useMemo(
    () => ({
      me: viewer?.membership.id ?? null,
      edit: viewer?.edit ?? unknown,
      submit: viewer?.submit ?? unknown,
      accept: viewer?.accept ?? unknown,
    }),
    [viewer],
  )
}

export type Permissions = ReturnType<typeof usePermissions>
