import type { BoardEvent, BoardShown, Fact } from './follow-board.ts'

export type BoardState = {
  board: BoardShown | null
  /** The newest last, each once. */
  facts: readonly Fact[]
  link: 'connecting' | 'live' | 'interrupted' | 'refused'
  /** While what was missed is told: the newest of it, and how much there was so far. */
  awaited: string | null
  missed: number
  /** How many facts were missed and then told; stays until it is settled. */
  caughtUp: number
}

export const atFirst: BoardState = {
  board: null,
  facts: [],
  link: 'connecting',
  awaited: null,
  missed: 0,
  caughtUp: 0,
}

/** More than any screen shows. */
const kept = 40

/** The board after an event; `settled` takes back what is said for a moment. */
export function boardAfter(state: BoardState, event: BoardEvent | { type: 'settled' }): BoardState {
  switch (event.type) {
    case 'latest':
      return { ...state, facts: event.facts, awaited: null, missed: 0 }
    case 'returned': {
      const { newest } = event
      const known = newest === null || has(state.facts, newest)
      return { ...state, awaited: known ? null : newest, missed: 0 }
    }
    case 'board':
      return { ...state, board: event.board, link: state.awaited === null ? 'live' : state.link }
    case 'fact':
      return has(state.facts, event.fact.cursor) ? state : told(state, event.fact)
    case 'interrupted':
      return { ...state, link: state.link === 'connecting' ? 'connecting' : 'interrupted', caughtUp: 0 }
    case 'refused':
      return { ...state, link: 'refused' }
    case 'settled':
      return { ...state, caughtUp: 0 }
  }
}

function told(state: BoardState, fact: Fact): BoardState {
  const facts = [...state.facts, fact].slice(-kept)
  if (state.awaited === null) return { ...state, facts }
  const missed = state.missed + 1
  if (fact.cursor !== state.awaited) return { ...state, facts, missed }
  return { ...state, facts, awaited: null, missed: 0, caughtUp: missed, link: 'live' }
}

const has = (facts: readonly Fact[], cursor: string) => facts.some((fact) => fact.cursor === cursor)
