import type { TypedDocumentNode } from '@apollo/client'
import { useEffect, useRef, useState } from 'react'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { useQueuedCommand } from '../../graph/useQueuedCommand.ts'
import { href } from '../../ui/href.ts'

export type Edit<Value> = {
  /** What was chosen and the record has not confirmed yet, if anything. */
  wanted: Value | null
  pending: boolean
  /** It could not be sent, and is sent when it can be. */
  waiting: boolean
  refusal: ShownRefusal | null
  choose: (value: Value) => void
  retry: () => void
  /** Lets the choice go: what the record says holds. */
  drop: () => void
}

type Edited<Input, Value> = {
  finding: { id: string; key: string }
  /** Which of the finding's properties, and what it is called. */
  name: string
  field: string
  /**
   * Makes the command's input from the row as it is when the command is sent, so that trying again after a conflict
   * names the newer version.
   */
  inputOf: (value: Value) => Input
  /** A value as people read it. */
  spoken: (value: Value) => string
}

/** An edit in place: the choice is shown at once and stands until the record has answered, however long that takes. */
export function useEdit<Data extends object, Input extends object, Value extends string>(
  document: TypedDocumentNode<Data, { input: Input }>,
  edited: Edited<Input, Value>,
): Edit<Value> {
  const { id, key } = edited.finding
  const [wanted, setWanted] = useState<Value | null>(null)
  const chosen = useRef<Value | null>(null)
  const latest = useRef(edited)
  useEffect(() => {
    latest.current = edited
  })
  const command = useQueuedCommand(document, slotOf(edited.name, id), () => ({
    subject: id,
    what: `${edited.field}, ${key}`,
    value: chosen.current === null ? undefined : latest.current.spoken(chosen.current),
    shows: chosen.current,
    href: href(`/findings/${key}`),
  }))
  const [run, { pending, waiting, newest, refused, refusal, forget }] = command

  async function choose(value: Value) {
    chosen.current = value
    setWanted(value)
    if ((await run(latest.current.inputOf(value))) !== null) setWanted(null)
  }
  const drop = () => {
    setWanted(null)
    forget()
  }
  const before = wanted ?? ((refused?.shows ?? null) as Value | null)
  const standing = refusal === null || refusal.kind === 'Fault' ? before : null
  return {
    wanted: newest === null ? standing : (newest.shows as Value),
    pending,
    waiting,
    refusal,
    choose: (value) => void choose(value),
    retry: () => {
      if (before !== null) void choose(before)
    },
    drop,
  }
}

/** Where what waits for a property of a finding is shown. */
export const slotOf = (name: string, findingId: string): string => `finding.${name}:${findingId}`
