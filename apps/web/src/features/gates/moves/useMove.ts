import { useApolloClient } from '@apollo/client/react'
import { useCallback, useState } from 'react'
import { graphql } from '../../../generated/gql/index.ts'
import { hrefOfKey } from '../../../graph/refusal.ts'
import { useAsOf } from '../../../live/as-of/as-of.ts'
import type { Stage } from '../stages.ts'
import { type MoveRefusal, refusalOfMove, type Sibling } from './judge-move.ts'

const GateMove = graphql(`
  query GateMove($key: String!, $id: ID!) {
    viewer { sign: can(act: SIGN, on: $id) { allowed reason } }
    gate(key: $key) {
      id
      key
      stage
      status
      readiness
      standing { id status }
      reasons { code message subjectKey }
    }
  }
`)

type Card = { id: string; key: string; subjectLabel: string }
export type RefusedMove = { card: Card; to: Stage; refusal: MoveRefusal | 'PAST' | 'TROUBLE' }

/**
 * Moves a card: asks the record whether the gate is to be decided now, and leads to its decision or says why not. What
 * is asked is never older than the move.
 */
export function useMove(siblingsOf: (id: string) => readonly Sibling[], onDecide: (card: Card) => void) {
  const client = useApolloClient()
  const asOf = useAsOf()
  const [refused, setRefused] = useState<RefusedMove | null>(null)
  const move = useCallback(
    async (card: Card, to: Stage) => {
      setRefused(null)
      if (asOf !== null) return setRefused({ card, to, refusal: 'PAST' })
      const { data } = await client
        .query({ query: GateMove, variables: { key: card.key, id: card.id }, fetchPolicy: 'network-only' })
        .catch(() => ({ data: undefined }))
      const gate = data?.gate
      if (!gate) return setRefused({ card, to, refusal: 'TROUBLE' })
      const sign = data?.viewer?.sign
      const refusal = refusalOfMove(
        {
          key: gate.key,
          stage: gate.stage,
          status: gate.status,
          readiness: gate.readiness,
          pending: gate.standing?.status === 'PENDING',
          reasons: gate.reasons.map(({ message, subjectKey }) => ({ message, href: hrefOfKey(subjectKey ?? null) })),
          mayNot: sign?.allowed === false ? (sign.reason ?? '') : null,
        },
        to,
        siblingsOf(card.id),
      )
      if (refusal === null) onDecide(card)
      else setRefused({ card, to, refusal })
    },
    [client, asOf, siblingsOf, onDecide],
  )
  const forget = useCallback(() => setRefused(null), [])
  return { move, refused, forget }
}
