import type { TypedDocumentNode } from '@apollo/client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { outbox } from './client.ts'
import { knowDocument } from './outbox/document-now.ts'
import type { Errand, Outgoing } from './outbox/outgoing.ts'
import type { ShownRefusal } from './refusal.ts'
import type { Done } from './useCommand.ts'
import { useOutgoing, useUnreachable } from './useOutgoing.ts'

type Queued = {
  /** On its way. */
  pending: boolean
  /** It could not be sent and waits until it can. */
  waiting: boolean
  /** The newest that is on its way or waits. */
  newest: Outgoing | null
  /** The newest that was refused after its author had left, or after it had waited. */
  refused: Outgoing | null
  refusal: ShownRefusal | null
  /** Lets go what was refused. */
  forget: () => void
}

/**
 * A command that is not lost when the server cannot be reached: it waits in the outbox, over reloads, and is sent once.
 * `run` answers with what it changed; with 'waiting' when it is sent later; or with null when it was refused, which
 * `refusal` then says. Not for what the server must answer before people go on: sign-offs, tokens, members, deletions.
 */
export function useQueuedCommand<Data extends object, Input extends object>(
  document: TypedDocumentNode<Data, { input: Input }>,
  slot: string,
  errandOf: (input: Input) => Omit<Errand, 'slot'>,
): [(input: Input) => Promise<Done<Data> | 'waiting' | null>, Queued] {
  const entries = useOutgoing(slot)
  const unreachable = useUnreachable()
  const [told, setTold] = useState<{ slot: string; refusal: ShownRefusal } | null>(null)
  const latest = useRef(errandOf)
  useEffect(() => {
    latest.current = errandOf
  })
  const running = useRef(new Set<string>())
  useEffect(() => {
    knowDocument(document)
    const ids = running.current
    return () => {
      for (const id of ids) outbox.unattend(id)
    }
  }, [document])

  const forget = useCallback(() => {
    setTold(null)
    for (const entry of outbox.inSlot(slot)) if (entry.refusal !== null) outbox.discard(entry)
  }, [slot])
  const run = useCallback(
    async (input: Input) => {
      forget()
      const id: string = crypto.randomUUID()
      running.current.add(id)
      const outcome = await outbox.hand(
        document,
        Object.fromEntries(Object.entries(input)),
        { ...latest.current(input), slot },
        { id, attends: true },
      )
      running.current.delete(id)
      if (outcome.kind === 'refused') setTold({ slot, refusal: outcome.refusal })
      if (outcome.kind === 'unreachable') return 'waiting'
      return outcome.kind === 'done' ? (outcome.result as Done<Data>) : null
    },
    [document, slot, forget],
  )
  const open = entries.filter(({ refusal }) => refusal === null)
  const refused = entries.findLast(({ refusal }) => refusal !== null) ?? null
  return [
    run,
    {
      pending: open.length > 0 && !unreachable,
      waiting: open.length > 0 && unreachable,
      newest: open.at(-1) ?? null,
      refused,
      refusal: (told?.slot === slot ? told.refusal : null) ?? refused?.refusal ?? null,
      forget,
    },
  ]
}
