import type { ApolloClient } from '@apollo/client'
import { openOutbox } from './outbox.ts'
import { browserStorage, outgoingStore } from './outgoing-store.ts'
import { sendOutgoing } from './send-outgoing.ts'

/** The outbox of the page: kept in the browser, and sent by one tab at a time. */
export function openPageOutbox(client: ApolloClient) {
  let awake = new AbortController()
  // A page that is frozen while it sends would keep all others waiting.
  document.addEventListener('freeze', () => {
    awake.abort()
    awake = new AbortController()
  })
  const outbox = openOutbox({
    store: outgoingStore(browserStorage()),
    send: (entry, again) => sendOutgoing(client, entry, again, awake.signal),
    // Where there are no locks, the idempotency key alone keeps two tabs from doing the same twice.
    alone: (name, work) => (navigator.locks === undefined ? work() : navigator.locks.request(name, work)),
  })
  addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith('assay.outgoing.')) outbox.refresh()
  })
  return outbox
}
