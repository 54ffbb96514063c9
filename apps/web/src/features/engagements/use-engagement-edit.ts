import { useEffect, useRef, useState } from 'react'
import type { ChangeEngagementInput } from '../../generated/gql/graphql.ts'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { useQueuedCommand } from '../../graph/useQueuedCommand.ts'
import { href } from '../../ui/href.ts'
import { ChangeEngagement } from './change-engagement.ts'
import { inTurn, newestVersion, noteVersion } from './own-edits.ts'

export type EngagementEdit<Value> = {
  /** What was chosen and the record has not confirmed yet, if anything. */
  wanted: Value | undefined
  pending: boolean
  /** It could not be sent, and is sent when it can be. */
  waiting: boolean
  refusal: ShownRefusal | null
  /** The person opens the field: what it says now is what they mean to change. */
  begin: () => void
  /** `overtaken` says that somebody else changed the field meanwhile: the record then answers with both values. */
  choose: (value: Value, overtaken?: boolean) => void
  retry: () => void
  /** Lets the choice go: what the record says holds. */
  drop: () => void
}

/**
 * An edit in place of one property, by the name that people know it by: the choice is shown at once and stands until the
 * record has answered, however long that takes.
 */
export function useEngagementEdit<Value extends string>(
  { id, key, version }: { id: string; key: string; version: number },
  label: string,
  change: (value: Value) => Partial<ChangeEngagementInput>,
  spoken: (value: Value) => string = (value) => value,
): EngagementEdit<Value> {
  const chosen = useRef<Value | null>(null)
  const [run, { pending, waiting, newest: queued, refused, refusal, forget }] = useQueuedCommand(
    ChangeEngagement,
    `engagement.${label}:${id}`,
    () => ({
      subject: id,
      what: `${label}, ${key}`,
      value: chosen.current === null ? undefined : spoken(chosen.current),
      shows: chosen.current,
      href: href(`/e/${key}`),
    }),
  )
  const [wanted, setWanted] = useState<{ value: Value } | null>(null)
  const opened = useRef(version)

  const latest = useRef(version)
  useEffect(() => {
    latest.current = version
  })

  const newest = () => newestVersion({ id, version: latest.current })
  async function send(value: Value, overtaken: boolean) {
    const expectedVersion = overtaken ? opened.current : newest()
    chosen.current = value
    const done = await run({ engagementId: id, expectedVersion, ...change(value) })
    if (done === null) return
    if (done !== 'waiting') noteVersion(done)
    setWanted(null)
  }
  async function choose(value: Value, overtaken: boolean) {
    setWanted({ value })
    await inTurn(id, () => send(value, overtaken))
  }
  const before = wanted?.value ?? ((refused?.shows ?? undefined) as Value | undefined)
  const standing = refusal === null || refusal.kind === 'Fault' ? before : undefined
  return {
    wanted: wanted === null && queued !== null ? (queued.shows as Value) : standing,
    pending,
    waiting,
    refusal,
    begin: () => {
      opened.current = newest()
    },
    choose: (value, overtaken = false) => void choose(value, overtaken),
    retry: () => {
      if (before !== undefined) void choose(before, false)
    },
    drop: () => {
      setWanted(null)
      forget()
    },
  }
}
