import { useApolloClient } from '@apollo/client/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { graphql } from '../../generated/gql/index.ts'
import { faultRefusal, refusalIn, type ShownRefusal } from '../../graph/refusal.ts'
import type { RaciCode } from './codes.ts'
import { cellKey, cellOf } from './matrix.ts'
import type { Target } from './paste-plan.ts'

const AssignResponsibility = graphql(`
  mutation AssignResponsibility($input: AssignResponsibilityInput!) {
    assignResponsibility(input: $input) {
      __typename
      ... on Responsibility { id version row { id ...RaciRow_row } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** A value that the person gave and the record does not hold yet: on its way, or not taken. */
export type CellEdit = Target & {
  code: RaciCode | null
  state: 'pending' | 'failed' | 'conflict'
  refusal: ShownRefusal | null
}

export type CellEdits = {
  edits: ReadonlyMap<string, CellEdit>
  /** Writes a cell; answers with null, or with why it was not taken. */
  assign: (target: Target, code: RaciCode | null) => Promise<ShownRefusal | null>
  discard: (key: string) => void
}

/**
 * The cells being written. Each shows at once what was given; a cell typed into again while it is on its way sends the
 * last value after the first has arrived. `latest` answers with the row as the page knows it now.
 */
export function useCellEdits(latest: (rowId: string) => Target['row'] | undefined): CellEdits {
  const client = useApolloClient()
  const [edits, setEdits] = useState<ReadonlyMap<string, CellEdit>>(new Map())
  const known = useRef(latest)
  useEffect(() => {
    known.current = latest
  })
  const writing = useRef(new Map<string, { code: RaciCode | null; done: Promise<ShownRefusal | null> }>())

  const put = useCallback((key: string, edit: CellEdit | null) => {
    setEdits((before) => {
      const next = new Map(before)
      if (edit === null) next.delete(key)
      else next.set(key, edit)
      return next
    })
  }, [])

  const send = useCallback(
    async ({ row, seat }: Target, code: RaciCode | null, expectedVersion: number) => {
      const { scope, scopeCode } = row
      const on =
        seat.teamId === null ? { seat: 'USE_CASE_OWNER' as const } : { seat: 'TEAM' as const, teamId: seat.teamId }
      try {
        const { data } = await client.mutate({
          mutation: AssignResponsibility,
          variables: { input: { scope, scopeCode, ...on, code, expectedVersion } },
          context: { headers: { 'idempotency-key': crypto.randomUUID() } },
        })
        const result = data?.assignResponsibility
        const version = result?.__typename === 'Responsibility' ? result.version : expectedVersion
        return { refusal: refusalIn(result), version }
      } catch (error) {
        return { refusal: faultRefusal(error), version: expectedVersion }
      }
    },
    [client],
  )

  const write = useCallback(
    async (target: Target, key: string): Promise<ShownRefusal | null> => {
      const now = known.current(target.row.id) ?? target.row
      let version = cellOf(now, target.seat)?.version ?? 0
      for (;;) {
        const code = writing.current.get(key)?.code ?? null
        const answer = await send(target, code, version)
        version = answer.version
        if (answer.refusal === null && writing.current.get(key)?.code !== code) continue
        writing.current.delete(key)
        const refusal = isAlready(answer.refusal, code) ? null : answer.refusal
        const state = refusal?.kind === 'Conflict' ? 'conflict' : 'failed'
        put(key, refusal === null ? null : { ...target, code, state, refusal })
        return refusal
      }
    },
    [send, put],
  )

  const assign = useCallback(
    (target: Target, code: RaciCode | null) => {
      const key = cellKey(target.row, target.seat)
      put(key, { ...target, code, state: 'pending', refusal: null })
      const before = writing.current.get(key)
      if (before !== undefined) {
        before.code = code
        return before.done
      }
      const entry = { code, done: Promise.resolve<ShownRefusal | null>(null) }
      writing.current.set(key, entry)
      entry.done = write(target, key)
      return entry.done
    },
    [put, write],
  )
  const discard = useCallback((key: string) => put(key, null), [put])
  return { edits, assign, discard }
}

/** The cell holds what was to be written, as after a try whose answer was lost. */
function isAlready(refusal: ShownRefusal | null, code: RaciCode | null): boolean {
  return refusal?.kind === 'Conflict' && refusal.values[0]?.theirs === (code ?? 'nothing')
}
