import { useApolloClient } from '@apollo/client/react'
import { useDocumentVisibility } from '@mantine/hooks'
import { useEffect } from 'react'
import { WhoIsWhere } from './presence-documents.ts'
import type { PresenceStore } from './presence-store.ts'

const againMs = 10_000

/** Fills the store while the page is looked at. What is not fresh is not shown: without the stream nobody is there. */
export function useWhoIsWhere(store: PresenceStore, me: string, live: boolean): void {
  const client = useApolloClient()
  const looking = useDocumentVisibility() === 'visible'

  useEffect(() => {
    if (!looking) return
    let retry: ReturnType<typeof setTimeout> | undefined
    let leave: () => void = () => undefined
    const again = () => {
      store.clear()
      retry = setTimeout(follow, againMs)
    }
    function follow() {
      const following = client.subscribe({ query: WhoIsWhere, fetchPolicy: 'no-cache' }).subscribe({
        next: ({ data }) => store.tell(data?.presence ?? [], me),
        error: again,
        complete: again,
      })
      leave = () => following.unsubscribe()
    }
    follow()
    return () => {
      clearTimeout(retry)
      leave()
      store.clear()
    }
  }, [client, store, me, looking])

  useEffect(() => {
    if (!live) store.clear()
  }, [store, live])
}
