import { useCallback, useState } from 'react'
import { graphql } from '../../generated/gql/index.ts'
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
 * have; `asking` says that the password is being asked for.
 */
export function usePresence(confirmed: boolean | undefined, onConfirmed: () => void) {
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
  const ask = useCallback((act: () => void) => setWaiting({ act }), [])
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
  return { guard, ask, confirm, cancel, asking: waiting !== null, pending, refusal }
}
