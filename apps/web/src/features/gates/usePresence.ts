import { useCallback, useEffect, useRef, useState } from 'react'
import { graphql } from '../../generated/gql/index.ts'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { useCommand } from '../../graph/useCommand.ts'

const ConfirmPresence = graphql(`
  mutation ConfirmPresence($input: ConfirmPresenceInput!) {
    confirmPresence(input: $input) {
      __typename
      ... on PresenceConfirmed { until }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/**
 * Signing asks who is there. `guard(act)` runs the act at once where the person has just proved it, else after they
 * have; `asking` says that the password is being asked for. Where the server demands it by its refusal of a signature,
 * it is asked for as well, and `again` signs anew.
 */
export function usePresence(
  confirmed: boolean | undefined,
  onConfirmed: () => void,
  { refused, again }: { refused: ShownRefusal | null; again: () => void },
) {
  const [run, { pending, refusal, forget }] = useCommand(ConfirmPresence)
  const [until, setUntil] = useState<string | null>(null)
  const [waiting, setWaiting] = useState<{ act: () => void } | null>(null)

  const isThere = useCallback(
    () => confirmed === true || (until !== null && Date.parse(until) > Date.now()),
    [confirmed, until],
  )
  const guard = useCallback(
    (act: () => void) => {
      if (isThere()) act()
      else setWaiting({ act })
    },
    [isThere],
  )
  const signAgain = useRef(again)
  useEffect(() => {
    signAgain.current = again
  })
  const demanded = refused?.code === 'STEP_UP_REQUIRED' ? refused : null
  useEffect(() => {
    if (demanded !== null) setWaiting({ act: () => signAgain.current() })
  }, [demanded])
  const confirm = useCallback(
    async (password: string) => {
      const done = await run({ password })
      if (done === null) return
      setUntil(done.until)
      setWaiting(null)
      onConfirmed()
      waiting?.act()
    },
    [run, waiting, onConfirmed],
  )
  const cancel = useCallback(() => {
    setWaiting(null)
    forget()
  }, [forget])
  return { guard, confirm, cancel, asking: waiting !== null, pending, refusal }
}
