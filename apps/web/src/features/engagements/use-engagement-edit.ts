import { useEffect, useRef, useState } from 'react'
import type { ChangeEngagementInput } from '../../generated/gql/graphql.ts'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { ChangeEngagement } from './change-engagement.ts'
import { inTurn, newestVersion, noteVersion } from './own-edits.ts'

export type EngagementEdit<Value> = {
  /** What was chosen and the record has not confirmed yet, if anything. */
  wanted: Value | undefined
  pending: boolean
  refusal: ShownRefusal | null
  /** The person opens the field: what it says now is what they mean to change. */
  begin: () => void
  /** `overtaken` says that somebody else changed the field meanwhile: the record then answers with both values. */
  choose: (value: Value, overtaken?: boolean) => void
  retry: () => void
  /** Lets the choice go: what the record says holds. */
  drop: () => void
}

/** An edit in place of one property: the choice is shown at once and stands until the record has answered. */
export function useEngagementEdit<Value>(
  { id, version }: { id: string; version: number },
  change: (value: Value) => Partial<ChangeEngagementInput>,
): EngagementEdit<Value> {
  const [run, { pending, refusal, forget }] = useCommand(ChangeEngagement)
  const [wanted, setWanted] = useState<{ value: Value } | null>(null)
  const opened = useRef(version)

  const latest = useRef(version)
  useEffect(() => {
    latest.current = version
  })

  const newest = () => newestVersion({ id, version: latest.current })
  async function send(value: Value, overtaken: boolean) {
    const expectedVersion = overtaken ? opened.current : newest()
    const done = await run({ engagementId: id, expectedVersion, ...change(value) })
    if (done === null) return
    noteVersion(done)
    setWanted(null)
  }
  async function choose(value: Value, overtaken: boolean) {
    setWanted({ value })
    await inTurn(id, () => send(value, overtaken))
  }
  return {
    wanted: refusal === null || refusal.kind === 'Fault' ? wanted?.value : undefined,
    pending,
    refusal,
    begin: () => {
      opened.current = newest()
    },
    choose: (value, overtaken = false) => void choose(value, overtaken),
    retry: () => {
      if (wanted !== null) void choose(wanted.value, false)
    },
    drop: () => {
      setWanted(null)
      forget()
    },
  }
}
