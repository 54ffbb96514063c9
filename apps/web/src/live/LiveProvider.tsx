import { useApolloClient } from '@apollo/client/react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { socket } from '../graph/client.ts'
import type { ConnectionState } from '../ui/ConnectionChip.tsx'
import { followRecord, type LiveEvent } from './follow-record.ts'
import { Live, type LiveListener } from './live.ts'

const caughtUpShownMs = 6_000

/** Keeps everything below it current by one stream, and says how fresh it is. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useApolloClient()
  const listeners = useRef(new Set<LiveListener>())
  const [state, setState] = useState<ConnectionState>('live')
  const [since, setSince] = useState<string>()
  const [caughtUp, setCaughtUp] = useState<number>()

  useEffect(() => {
    let interrupted = false
    let missed = 0
    let shown: ReturnType<typeof setTimeout> | undefined

    const settle = () => {
      interrupted = false
      setCaughtUp(missed)
      missed = 0
      clearTimeout(shown)
      shown = setTimeout(() => setCaughtUp(undefined), caughtUpShownMs)
    }
    const stop = followRecord(client, socket, {
      onState(next) {
        setState(next === 'reconnecting' && !navigator.onLine ? 'offline' : next)
        if (next === 'reconnecting') {
          if (!interrupted) setSince(new Date().toISOString())
          interrupted = true
          return
        }
        if (interrupted) settle()
      },
      onEvent(event: LiveEvent) {
        if (interrupted) missed += 1
        for (const listener of listeners.current) listener(event)
      },
      onResync: () => void client.refetchQueries({ include: 'active' }),
      // The frame sees that nobody is there and shows the door, which ends the stream.
      onSignedOut: () => void client.refetchQueries({ include: ['SignedInFrame'] }),
    })
    return () => {
      stop()
      clearTimeout(shown)
    }
  }, [client])

  const live = useMemo(
    () => ({
      state,
      since,
      caughtUp,
      listen(listener: LiveListener) {
        listeners.current.add(listener)
        return () => void listeners.current.delete(listener)
      },
    }),
    [state, since, caughtUp],
  )
  return <Live value={live}>{children}</Live>
}
