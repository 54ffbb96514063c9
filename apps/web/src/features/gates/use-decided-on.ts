import { useQuery } from '@apollo/client/react'
import { graphql } from '../../generated/gql/index.ts'
import { useLiveEvents } from '../../live/live.ts'

const EvidenceDecidedOn = graphql(`
  query EvidenceDecidedOn($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Evidence {
        uses {
          gate { id }
          decidedOn { id revision sha256 size mediaType name downloadPath url declaredDigest }
        }
      }
    }
  }
`)

const decides = /^gate\.(decided|concurred|revoked)$/

/**
 * The revision of each piece of evidence that the gate was last decided on. It is asked for apart from the gate: the
 * stream tells of a gate often, and this changes with its decisions alone.
 */
export function useDecidedOn(gateId: string, evidenceIds: readonly string[]) {
  const { data, refetch } = useQuery(EvidenceDecidedOn, {
    variables: { ids: [...evidenceIds] },
    skip: evidenceIds.length === 0,
  })
  useLiveEvents(({ kind, gate }) => {
    if (decides.test(kind) && gate?.id === gateId && evidenceIds.length > 0) void refetch()
  })
  return (evidenceId: string | undefined) => {
    const node = data?.nodes.find((each) => each?.id === evidenceId)
    if (node?.__typename !== 'Evidence') return null
    return node.uses.find(({ gate }) => gate.id === gateId)?.decidedOn ?? null
  }
}

export type DecidedOn = ReturnType<ReturnType<typeof useDecidedOn>>
