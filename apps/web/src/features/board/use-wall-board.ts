import { useEffect, useReducer, useRef, useState } from 'react'
import { atFirst, type BoardState, boardAfter } from './board-state.ts'
import { followBoard } from './follow-board.ts'
import { reloadOnce } from './reload-once.ts'

const staleAfterMs = 30_000
const saidForMs = 20_000
/** Time enough to read a page of what was missed. */
const pageMs = 4_000

/** The board behind a link, and the moment from which on nothing was heard any more, where that is long ago. */
export function useWallBoard(token: string): BoardState & { now: number; staleSince: number | null } {
  const [state, dispatch] = useReducer(boardAfter, atFirst)
  const [now, setNow] = useState(Date.now)
  const heardAt = useRef(now)

  useEffect(
    () =>
      followBoard(token, {
        onEvent: dispatch,
        onHeard: () => {
          heardAt.current = Date.now()
        },
        onOtherVersion: reloadOnce,
      }),
    [token],
  )
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(clock)
  }, [])
  useEffect(() => {
    if (state.caughtUp === 0) return
    const timer = setTimeout(() => dispatch({ type: 'settled' }), saidForMs)
    return () => clearTimeout(timer)
  }, [state.caughtUp])

  const turning = state.behind > 0 && state.awaited === null
  useEffect(() => {
    if (!turning) return
    const timer = setInterval(() => dispatch({ type: 'turned' }), pageMs)
    return () => clearInterval(timer)
  }, [turning])

  return { ...state, now, staleSince: now - heardAt.current >= staleAfterMs ? heardAt.current : null }
}
