import type { TypedDocumentNode } from '@apollo/client'
import { useMutation } from '@apollo/client/react'
import { useCallback, useRef, useState } from 'react'
import { faultRefusal, refusalIn, type ShownRefusal } from './refusal.ts'

type Answer = { __typename?: string }
type Refused = { __typename?: 'Denied' | 'NotFound' | 'InvalidInput' | 'Conflict' | 'NotReady' }
/** What a command changed: the members of its result that are no refusals. */
export type Done<Data> = Exclude<NonNullable<Data[Exclude<keyof Data, '__typename'>]>, Refused>

type State = { pending: boolean; refusal: ShownRefusal | null; forget: () => void }

/**
 * A command of the graph for a component: `run(input)` answers with what it changed, or null when it was refused or
 * failed, which `refusal` then says. A retry of what failed on the way carries the same idempotency key, so that the
 * work is done once.
 */
export function useCommand<Data extends object, Input>(
  document: TypedDocumentNode<Data, { input: Input }>,
): [(input: Input) => Promise<Done<Data> | null>, State] {
  const [mutate] = useMutation<Data, { input: Input }>(document)
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null)
  const failed = useRef<{ input: string; key: string } | null>(null)

  const run = useCallback(
    async (input: Input): Promise<Done<Data> | null> => {
      const asked = JSON.stringify(input)
      const key = failed.current?.input === asked ? failed.current.key : crypto.randomUUID()
      setPending(true)
      setRefusal(null)
      try {
        const { data, error } = await mutate({
          variables: { input },
          context: { headers: { 'idempotency-key': key } },
        })
        if (error !== undefined) throw error
        failed.current = null
        const result = Object.values(data ?? {}).find((each) => typeof each === 'object') as Answer | undefined
        const said = refusalIn(result)
        setRefusal(said)
        return said === null ? ((result ?? null) as Done<Data> | null) : null
      } catch (error) {
        failed.current = { input: asked, key }
        setRefusal(faultRefusal(error))
        return null
      } finally {
        setPending(false)
      }
    },
    [mutate],
  )
  const forget = useCallback(() => setRefusal(null), [])
  return [run, { pending, refusal, forget }]
}
