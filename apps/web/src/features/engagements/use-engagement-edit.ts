import { useApolloClient } from '@apollo/client/react'
import { useRef, useState } from 'react'
import type { ChangeEngagementInput } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { ChangeEngagement } from './change-engagement.ts'

export const EngagementVersion_engagement = graphql(`
  fragment EngagementVersion_engagement on Engagement { id version }
`)

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

/** One person's edits of one engagement are sent one after the other, each on the version that the last one made. */
const turns = new Map<string, Promise<unknown>>()

/** An edit in place of one property: the choice is shown at once and stands until the record has answered. */
export function useEngagementEdit<Value>(
  { id, version }: { id: string; version: number },
  change: (value: Value) => Partial<ChangeEngagementInput>,
): EngagementEdit<Value> {
  const { cache } = useApolloClient()
  const [run, { pending, refusal, forget }] = useCommand(ChangeEngagement)
  const [wanted, setWanted] = useState<{ value: Value } | null>(null)
  const opened = useRef(version)

  const newest = () => {
    const known = cache.readFragment({
      id: cache.identify({ __typename: 'Engagement', id }) ?? '',
      fragment: EngagementVersion_engagement,
    })
    return known?.version ?? version
  }
  async function choose(value: Value, overtaken: boolean) {
    setWanted({ value })
    const before = turns.get(id) ?? Promise.resolve()
    const turn = before.then(() =>
      run({ engagementId: id, expectedVersion: overtaken ? opened.current : newest(), ...change(value) }),
    )
    turns.set(id, turn)
    if ((await turn) !== null) setWanted(null)
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
