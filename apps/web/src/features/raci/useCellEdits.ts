import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { graphql } from '../../generated/gql/index.ts'
import { outbox } from '../../graph/client.ts'
import { knowDocument } from '../../graph/outbox/document-now.ts'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { useOutgoing, useUnreachable } from '../../graph/useOutgoing.ts'
import { href } from '../../ui/href.ts'
import type { RaciCode } from './codes.ts'
import { cellKey, cellOf } from './matrix.ts'
import type { Owner } from './owner.ts'
import { nameOf, type Target } from './paste-plan.ts'

const AssignResponsibility = graphql(`
  mutation AssignResponsibility($input: AssignResponsibilityInput!) {
    assignResponsibility(input: $input) {
      __typename
      ... on Responsibility { id version row { id ...RaciRow_row } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

knowDocument(AssignResponsibility)

const slot = 'raci'

/** A value that the person gave and the record does not hold yet: on its way, waiting to be sent, or not taken. */
export type CellEdit = Target & {
  code: RaciCode | null
  state: 'pending' | 'waiting' | 'failed' | 'conflict'
  refusal: ShownRefusal | null
}

export type CellEdits = {
  edits: ReadonlyMap<string, CellEdit>
  /** Writes a cell; answers with null, or with why it was not taken. */
  assign: (target: Target, code: RaciCode | null) => Promise<ShownRefusal | null>
  discard: (key: string) => void
  /** Shows what a change of many cells is doing to one of them; null when it is done. */
  show: (key: string, edit: CellEdit | null) => void
}

/**
 * The cells being written. Each shows at once what was given; a cell typed into again while it is on its way sends the
 * last value after the first has arrived; what cannot be sent waits, over reloads. `targetOf` answers with a cell and
 * its row as the page knows them now.
 */
export function useCellEdits(engagement: Owner, targetOf: (key: string) => Target | undefined): CellEdits {
  const outgoing = useOutgoing(slot)
  const unreachable = useUnreachable()
  const [edits, setEdits] = useState<ReadonlyMap<string, CellEdit>>(new Map())
  const known = useRef(targetOf)
  useEffect(() => {
    known.current = targetOf
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
    async (target: Target, code: RaciCode | null, expectedVersion: number) => {
      const { row, seat } = target
      const { scope, scopeCode } = row
      const on =
        seat.teamId === null ? { seat: 'USE_CASE_OWNER' as const } : { seat: 'TEAM' as const, teamId: seat.teamId }
      const errand = {
        slot,
        subject: cellKey(row, seat),
        what: `RACI: ${nameOf(target)}`,
        value: code ?? '–',
        shows: code,
        href: engagement === null ? href('/raci') : href(`/e/${engagement.key}`, { part: 'raci' }),
      }
      const of = engagement === null ? {} : { engagementId: engagement.id }
      const input = { ...of, scope, scopeCode, ...on, code, expectedVersion }
      const sent = await outbox.hand(AssignResponsibility, input, errand, { attends: true })
      const version = sent.kind === 'done' ? Number(sent.result.version) : expectedVersion
      return { refusal: sent.kind === 'refused' ? sent.refusal : null, version }
    },
    [engagement],
  )

  const write = useCallback(
    async (target: Target, key: string): Promise<ShownRefusal | null> => {
      const now = known.current(key)?.row ?? target.row
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

  const discard = useCallback(
    (key: string) => {
      put(key, null)
      for (const entry of outbox.inSlot(slot)) {
        if (entry.subject === key && entry.refusal !== null) outbox.discard(entry)
      }
    },
    [put],
  )
  const assign = useCallback(
    (target: Target, code: RaciCode | null) => {
      const key = cellKey(target.row, target.seat)
      discard(key)
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
    [put, write, discard],
  )
  const shown = useMemo(() => {
    const kept = new Map<string, CellEdit>()
    for (const { subject, shows, refusal } of outgoing) {
      const target = targetOf(subject)
      if (target === undefined) continue
      const tried = unreachable ? 'waiting' : 'pending'
      const state = refusal === null ? tried : refusal.kind === 'Conflict' ? 'conflict' : 'failed'
      kept.set(subject, { ...target, code: (shows ?? null) as RaciCode | null, state, refusal })
    }
    return new Map([...kept, ...edits])
  }, [outgoing, unreachable, edits, targetOf])
  return { edits: shown, assign, discard, show: put }
}

/** The cell holds what was to be written, as after a try whose answer was lost. */
function isAlready(refusal: ShownRefusal | null, code: RaciCode | null): boolean {
  return refusal?.kind === 'Conflict' && refusal.values[0]?.theirs === (code ?? 'nothing')
}
