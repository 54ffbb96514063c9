import { useApolloClient } from '@apollo/client/react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { outbox, socket } from '../graph/client.ts'
import type { ConnectionState } from '../ui/ConnectionChip.tsx'
import { followRecord, type LiveEvent } from './follow-record.ts'
import { connectionState } from './freshness.ts'
import { Live, type LiveListener } from './live.ts'

const caughtUpShownMs = 6_000
const lookMs = 1_000

type Props = {
  /** Whose page it is: the seat that everything below is read and written for. */
  seat: string
  children: ReactNode
}

/** Keeps everything below it current by one stream, says how fresh it is, and sends what could not be sent before. */
export function LiveProvider({ seat, children }: Props) {
  const client = useApolloClient()
  const listeners = useRef(new Set<LiveListener>())
  const [state, setState] = useState<ConnectionState>('live')
  const [since, setSince] = useState<string>()
  const [caughtUp, setCaughtUp] = useState<number>()
  const hurry = useRef<() => void>(() => undefined)

  useEffect(() => {
    let following = true
    let freshAt = Date.now()
    let interrupted = false
    let missed = 0
    let shown: ReturnType<typeof setTimeout> | undefined

    const look = () => {
      const next = connectionState({ following, freshAt, online: navigator.onLine }, Date.now())
      // The socket seems to stand and says nothing: whatever does not answer now is dropped.
      if (next === 'stale' && following) socket.check()
      if (next !== 'live') setSince(new Date(freshAt).toISOString())
      setState(next)
    }
    const settle = () => {
      interrupted = false
      setCaughtUp(missed)
      missed = 0
      clearTimeout(shown)
      shown = setTimeout(() => setCaughtUp(undefined), caughtUpShownMs)
    }
    socket.as(seat)
    outbox.as(seat)
    const { stop, now } = followRecord(client, {
      seat,
      onState(next) {
        if (following && next !== 'live') outbox.lose()
        following = next === 'live'
        if (following) {
          freshAt = Date.now()
          if (interrupted) settle()
          outbox.reach()
        } else interrupted = true
        look()
      },
      onAlive() {
        if (following) freshAt = Date.now()
      },
      onEvent(event: LiveEvent) {
        if (interrupted) missed += 1
        for (const listener of listeners.current) listener(event)
      },
      onResync: () => void client.refetchQueries({ include: 'active' }),
      // The frame sees that nobody is there and shows the door, which ends the stream.
      onSignedOut: () => void client.refetchQueries({ include: ['SignedInFrame'] }),
      onOtherSeat: () => location.reload(),
    })
    hurry.current = now
    const looking = setInterval(look, lookMs)
    return () => {
      stop()
      socket.as(null)
      outbox.as(null)
      clearInterval(looking)
      clearTimeout(shown)
    }
  }, [client, seat])

  useEffect(() => {
    document.documentElement.dataset.connection = state
    return () => void delete document.documentElement.dataset.connection
  }, [state])

  const live = useMemo(
    () => ({
      state,
      since,
      caughtUp,
      hurry: () => hurry.current(),
      listen(listener: LiveListener) {
        listeners.current.add(listener)
        return () => void listeners.current.delete(listener)
      },
    }),
    [state, since, caughtUp],
  )
  return <Live value={live}>{children}</Live>
}
