import { useMutation } from '@apollo/client/react'
import { useCallback } from 'react'
import { graphql } from '../../generated/gql/index.ts'
import { faultRefusal, refusalIn, type ShownRefusal } from '../../graph/refusal.ts'
import type { RaciCode } from './codes.ts'
import { cellOf } from './matrix.ts'
import type { Owner } from './owner.ts'
import type { Target } from './paste-plan.ts'

const AssignResponsibilities = graphql(`
  mutation AssignResponsibilities($input: AssignResponsibilitiesInput!) {
    assignResponsibilities(input: $input) {
      __typename
      ... on ResponsibilitiesAssigned { rows { id ...RaciRow_row } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** What a cell is to hold; `personId` left out names whom it names already, `inherit` sets it back to the programme's. */
export type CellWrite = Target & { code: RaciCode | null; personId?: string | null; inherit?: boolean }

/** Sets many cells in one change, all or none. Answers with null, or with why none of them was taken. */
export function useManyCells(owner: Owner) {
  const [mutate] = useMutation(AssignResponsibilities)
  return useCallback(
    async (writes: readonly CellWrite[]): Promise<ShownRefusal | null> => {
      if (writes.length === 0) return null
      const cells = writes.map(({ row, seat, code, personId, inherit }) => ({
        scope: row.scope,
        scopeCode: row.scopeCode,
        seat: seat.teamId === null ? ('USE_CASE_OWNER' as const) : ('TEAM' as const),
        teamId: seat.teamId,
        code,
        ...(personId === undefined ? {} : { personId }),
        ...(inherit ? { inherit } : {}),
        expectedVersion: cellOf(row, seat)?.version ?? 0,
      }))
      const input = { ...(owner === null ? {} : { engagementId: owner.id }), cells }
      const headers = { 'idempotency-key': crypto.randomUUID() }
      try {
        const { data, error } = await mutate({ variables: { input }, context: { headers } })
        if (error !== undefined) throw error
        return refusalIn(data?.assignResponsibilities)
      } catch (error) {
        return faultRefusal(error)
      }
    },
    [mutate, owner],
  )
}
