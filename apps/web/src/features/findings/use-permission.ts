import { useQuery } from '@apollo/client/react'
import type { Act } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'

const FindingPermission = graphql(`
  query FindingPermission($act: Act!, $on: ID!) {
    viewer { can(act: $act, on: $on) { allowed reason } }
  }
`)

/** Whether the reader may do this to the finding, and why not. The record decides; until it has said, nothing is barred. */
export function usePermission(act: Act, on: string): { allowed: boolean; reason: string | null } {
  const { data } = useQuery(FindingPermission, { variables: { act, on }, fetchPolicy: 'cache-first' })
  const can = data?.viewer?.can
  return { allowed: can?.allowed ?? true, reason: can?.reason ?? null }
}
