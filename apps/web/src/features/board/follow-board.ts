import { createClient } from 'graphql-ws'
import type { BoardFactsSubscription, BoardLatestQuery, BoardNowSubscription } from '../../generated/gql/graphql.ts'
import { askBoard, byHash, LinkRefused, OtherVersion } from './ask-board.ts'
import { BoardFacts, BoardLatest, BoardNow } from './board-documents.ts'

export type BoardShown = BoardNowSubscription['board']
export type Fact = BoardLatestQuery['board']['latest'][number]

export type BoardEvent =
  /** The facts to begin with; what was shown before does not count any more. */
  | { type: 'latest'; facts: readonly Fact[] }
  /** An interruption is over; the facts that were missed come next, up to this one. */
  | { type: 'returned'; newest: string | null }
  | { type: 'board'; board: BoardShown }
  | { type: 'fact'; fact: Fact }
  | { type: 'interrupted' }
  /** The link does not let in; it is tried again now and then, since whoever answers for it may come back. */
  | { type: 'refused' }

type Following = {
  onEvent: (event: BoardEvent) => void
  /** Something was heard from the server, be it only that it is there. */
  onHeard: () => void
  /** Another version of the page is there to be loaded. */
  onOtherVersion: () => void
}

const longestWaitMs = 10_000
const refusedWaitMs = 60_000
const pingMs = 10_000
/** A connection that is silent for so long is dead, though nobody said so. */
const silentMs = 24_000

/**
 * Follows the board for ever: after every interruption from the last fact that arrived, so that none is missed and
 * none comes twice. Answers with how to stop.
 */
export function followBoard(token: string, { onEvent, onHeard, onOtherVersion }: Following): () => void {
  let stopped = false
  let cursor: string | null = null
  let failures = 0
  let leave: () => void = () => undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  async function connect() {
    clearTimeout(retry)
    retry = undefined
    try {
      const { board } = await askBoard(token, BoardLatest)
      if (stopped) return
      if (cursor === null) {
        cursor = board.cursor
        onEvent({ type: 'latest', facts: board.latest })
      } else {
        onEvent({ type: 'returned', newest: board.latest.at(-1)?.cursor ?? null })
      }
      leave = listen()
    } catch (error) {
      if (error instanceof OtherVersion) onOtherVersion()
      again(error instanceof LinkRefused)
    }
  }

  function listen(): () => void {
    let silence: ReturnType<typeof setTimeout> | undefined
    const heard = () => {
      clearTimeout(silence)
      silence = setTimeout(over, silentMs)
      failures = 0
      onHeard()
    }
    const socket = createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      connectionParams: { token },
      retryAttempts: 0,
      keepAlive: pingMs,
      connectionAckWaitTimeout: pingMs,
      on: { message: heard, closed: over },
    })
    silence = setTimeout(over, silentMs)
    let open = true
    function over() {
      if (!open) return
      open = false
      clearTimeout(silence)
      // Not disposed: that waits for a goodbye, which a dead connection never says.
      socket.terminate()
      again(false)
    }
    const sink = <Data>(next: (data: Data) => void) => ({
      next: ({ data }: { data?: Data | null }) => (open && data != null ? next(data) : over()),
      error: over,
      complete: over,
    })
    socket.subscribe(
      byHash(BoardNow),
      sink<BoardNowSubscription>(({ board }) => onEvent({ type: 'board', board })),
    )
    socket.subscribe(
      { ...byHash(BoardFacts), variables: { after: cursor } },
      sink<BoardFactsSubscription>(({ boardFacts: fact }) => {
        if (fact.__typename === 'Resync') {
          // The log does not know our place any more: begin anew.
          cursor = null
          over()
          return
        }
        cursor = fact.cursor
        onEvent({ type: 'fact', fact })
      }),
    )
    return () => {
      open = false
      clearTimeout(silence)
      void socket.dispose()
    }
  }

  function again(refused: boolean) {
    if (stopped) return
    leave = () => undefined
    failures += 1
    onEvent({ type: refused ? 'refused' : 'interrupted' })
    const wait = refused ? refusedWaitMs : Math.min(longestWaitMs, 250 * 2 ** Math.min(failures, 6))
    retry = setTimeout(() => void connect(), wait * (0.5 + Math.random() / 2))
  }

  const now = () => {
    if (retry !== undefined) void connect()
  }
  addEventListener('online', now)
  void connect()
  return () => {
    stopped = true
    clearTimeout(retry)
    removeEventListener('online', now)
    leave()
  }
}
