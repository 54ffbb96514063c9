import type { TypedDocumentNode } from '@apollo/client'
import { useEffect, useRef, useState } from 'react'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { useCommand } from '../../graph/useCommand.ts'

export type Edit<Value> = {
  /** What was chosen and the record has not confirmed yet, if anything. */
  wanted: Value | null
  pending: boolean
  refusal: ShownRefusal | null
  choose: (value: Value) => void
  retry: () => void
  /** Lets the choice go: what the record says holds. */
  drop: () => void
}

/**
 * An edit in place: the choice is shown at once and stands until the record has answered. `inputOf` makes the command's
 * input from the row as it is when the command is sent, so that trying again after a conflict names the newer version.
 */
export function useEdit<Data extends object, Input, Value>(
  document: TypedDocumentNode<Data, { input: Input }>,
  inputOf: (value: Value) => Input,
): Edit<Value> {
  const [run, { pending, refusal, forget }] = useCommand(document)
  const [wanted, setWanted] = useState<Value | null>(null)
  const latest = useRef(inputOf)
  useEffect(() => {
    latest.current = inputOf
  })

  async function choose(value: Value) {
    setWanted(value)
    const done = await run(latest.current(value))
    if (done !== null) setWanted(null)
  }
  const drop = () => {
    setWanted(null)
    forget()
  }
  return {
    wanted: refusal === null || refusal.kind === 'Fault' ? wanted : null,
    pending,
    refusal,
    choose: (value) => void choose(value),
    retry: () => {
      if (wanted !== null) void choose(wanted)
    },
    drop,
  }
}
