import type { BoardEvent, BoardShown, Fact } from './follow-board.ts'

export type BoardState = {
  board: BoardShown | null
  /** The newest last, each once. */
  facts: readonly Fact[]
  link: 'connecting' | 'live' | 'interrupted' | 'refused'
  /** While what was missed is told: the newest of it. */
  awaited: string | null
  /** How many of the newest facts are not shown yet, so that what was missed comes page by page, in order. */
  behind: number
  /** How many facts were missed and then told; stays until it is settled. */
  caughtUp: number
}

export const atFirst: BoardState = {
  board: null,
  facts: [],
  link: 'connecting',
  awaited: null,
  behind: 0,
  caughtUp: 0,
}

/** How many facts are on the wall at once. */
export const factsAtOnce = 4
/** What an interruption of hours may have brought on a busy day. */
const kept = 400

/** The board after an event; `turned` shows more of what was missed, `settled` takes back what is said for a moment. */
export function boardAfter(state: BoardState, event: BoardEvent | { type: 'settled' | 'turned' }): BoardState {
  switch (event.type) {
    case 'latest':
      return { ...state, facts: event.facts, awaited: null, behind: 0 }
    case 'returned': {
      const { newest } = event
      const known = newest === null || has(state.facts, newest)
      return { ...state, awaited: known ? null : newest, behind: 0 }
    }
    case 'board':
      return { ...state, board: event.board, link: state.awaited === null ? 'live' : state.link }
    case 'fact':
      return has(state.facts, event.fact.cursor) ? state : told(state, event.fact)
    case 'interrupted':
      return { ...state, link: state.link === 'connecting' ? 'connecting' : 'interrupted', caughtUp: 0 }
    case 'refused':
      return { ...state, link: 'refused' }
    case 'turned':
      return { ...state, behind: Math.max(0, state.behind - factsAtOnce) }
    case 'settled':
      return { ...state, caughtUp: 0 }
  }
}

function told(state: BoardState, fact: Fact): BoardState {
  const facts = [...state.facts, fact].slice(-kept)
  const waits = state.awaited !== null || state.behind > 0
  const behind = waits && saysSomething(fact) ? Math.min(kept, state.behind + 1) : state.behind
  if (fact.cursor !== state.awaited) return { ...state, facts, behind }
  return boardAfter({ ...state, facts, behind, awaited: null, caughtUp: behind, link: 'live' }, { type: 'turned' })
}

/** The facts on the wall now, oldest first. */
export function shownFacts({ facts, behind }: BoardState): readonly Fact[] {
  const told = facts.filter(saysSomething)
  return told.slice(0, told.length - behind).slice(-factsAtOnce)
}

/** A gate whose evidence was counted anew, and which stands where it stood, is nothing to tell. */
const saysSomething = ({ kind, outcome }: Fact) => kind !== 'gate.readinessChanged' || outcome !== null

const has = (facts: readonly Fact[], cursor: string) => facts.some((fact) => fact.cursor === cursor)
