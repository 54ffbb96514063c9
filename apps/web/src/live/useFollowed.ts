import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import type { Carriage } from '../graph/socket/socket-link.ts'
import { keepFollowing } from './keep-following.ts'
import { useLive } from './live.ts'

type Followed<Data> = {
  /** The newest answer to this question; undefined before the first. It is in the cache too. */
  data: Data | undefined
  /** It is the answer as it stands; false before the first one, and from the loss of the stream to the next. */
  fresh: boolean
}

const carriage: Carriage = { resumes: true }

/**
 * Follows figures for as long as the component is there, through every interruption: what is lost is asked for again,
 * at once when the stream of the record is back. Nothing is followed while the variables are null.
 */
export function useFollowed<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
): Followed<Data> {
  const client = useApolloClient()
  const { state } = useLive()
  const [answer, setAnswer] = useState<{ question: string; data: Data; fresh: boolean }>()
  const hurry = useRef<() => void>(() => undefined)
  const question = JSON.stringify(variables)

  useEffect(() => {
    const asked: OperationVariables | null = JSON.parse(question)
    if (asked === null) return
    const kept = keepFollowing(({ told, lost }) => {
      const lose = () => {
        setAnswer((before) => (before === undefined ? before : { ...before, fresh: false }))
        lost()
      }
      const following = client
        .subscribe<Data, OperationVariables>({ query: document, variables: asked, context: { live: carriage } })
        .subscribe({
          next({ data, error }) {
            if (error !== undefined || data === undefined || data === null) {
              following.unsubscribe()
              lose()
              return
            }
            told()
            setAnswer({ question, data, fresh: true })
          },
          error: lose,
          complete: lose,
        })
      return () => following.unsubscribe()
    })
    hurry.current = kept.hurry
    return kept.stop
  }, [client, document, question])

  useEffect(() => {
    if (state === 'live') hurry.current()
  }, [state])

  const current = answer?.question === question ? answer : undefined
  return { data: current?.data, fresh: current?.fresh ?? false }
}
