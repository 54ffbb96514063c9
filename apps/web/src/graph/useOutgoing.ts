import { useCallback, useSyncExternalStore } from 'react'
import { outbox } from './client.ts'
import type { Outgoing } from './outbox/outgoing.ts'

/** What waits to get onto the record and is shown in this place, in the order in which it was made. */
export const useOutgoing = (slot: string): readonly Outgoing[] =>
  useSyncExternalStore(
    outbox.subscribe,
    useCallback(() => outbox.inSlot(slot), [slot]),
  )

/** Everything of this seat that waits, in order. */
export const useAllOutgoing = (): readonly Outgoing[] => useSyncExternalStore(outbox.subscribe, outbox.all)

/** Whether the last try did not get through. */
export const useUnreachable = (): boolean => useSyncExternalStore(outbox.subscribe, outbox.isUnreachable)
