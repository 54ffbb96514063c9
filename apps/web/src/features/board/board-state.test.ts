import { describe, expect, test } from 'vitest'
import { atFirst, type BoardState, boardAfter, shownFacts } from './board-state.ts'
import type { BoardEvent, BoardShown, Fact } from './follow-board.ts'

const fact = (cursor: string) => ({ cursor }) as Fact
const board = { cursor: 'z' } as BoardShown
const cursors = ({ facts }: BoardState) => facts.map(({ cursor }) => cursor)
const after = (...events: BoardEvent[]) => events.reduce<BoardState>(boardAfter, atFirst)

const live: BoardEvent[] = [
  { type: 'latest', facts: [fact('a'), fact('b')] },
  { type: 'board', board },
]

describe('a live board', () => {
  test('begins with the newest facts, and is live once it knows how things stand', () => {
    expect(after(...live)).toMatchObject({ link: 'live', board, caughtUp: 0 })
    expect(cursors(after(...live))).toEqual(['a', 'b'])
  })

  test('takes each fact once, in order', () => {
    const told = after(...live, { type: 'fact', fact: fact('c') }, { type: 'fact', fact: fact('c') })
    expect(cursors(told)).toEqual(['a', 'b', 'c'])
    expect(told.caughtUp).toBe(0)
  })

  test('is live again only when the last of what it missed was told, and says how much that was', () => {
    const back: BoardEvent[] = [...live, { type: 'interrupted' }, { type: 'returned', newest: 'd' }]
    const half = after(...back, { type: 'board', board }, { type: 'fact', fact: fact('c') })
    expect(half.link).toBe('interrupted')
    const whole = boardAfter(half, { type: 'fact', fact: fact('d') })
    expect(whole).toMatchObject({ link: 'live', caughtUp: 2 })
    expect(cursors(whole)).toEqual(['a', 'b', 'c', 'd'])
    expect(boardAfter(whole, { type: 'settled' }).caughtUp).toBe(0)
  })

  test('has nothing to catch up with when nothing happened meanwhile', () => {
    const back: BoardEvent[] = [...live, { type: 'interrupted' }, { type: 'returned', newest: 'b' }]
    expect(after(...back, { type: 'board', board })).toMatchObject({ link: 'live', caughtUp: 0 })
  })

  test('shows what it missed page by page, in order, and what comes meanwhile after that', () => {
    const missed = ['1', '2', '3', '4', '5', '6'].map((cursor): BoardEvent => ({ type: 'fact', fact: fact(cursor) }))
    const shown = (state: BoardState) => shownFacts(state).map(({ cursor }) => cursor)
    const held = after(...live, { type: 'interrupted' }, { type: 'returned', newest: '6' }, ...missed.slice(0, 5))
    expect(shown(held)).toEqual(['a', 'b'])
    const back = boardAfter(held, { type: 'fact', fact: fact('6') })
    expect(back.caughtUp).toBe(6)
    expect(shown(back)).toEqual(['1', '2', '3', '4'])
    const later = boardAfter(back, { type: 'fact', fact: fact('7') })
    expect(shown(later)).toEqual(['1', '2', '3', '4'])
    expect(shown(boardAfter(later, { type: 'turned' }))).toEqual(['4', '5', '6', '7'])
  })

  test('neither shows nor counts a gate that stands where it stood', () => {
    const recounted = { ...fact('d'), kind: 'gate.readinessChanged', outcome: null }
    const state = after(
      ...live,
      { type: 'interrupted' },
      { type: 'returned', newest: 'd' },
      { type: 'fact', fact: recounted },
    )
    expect(state).toMatchObject({ link: 'live', caughtUp: 0 })
    expect(shownFacts(state)).toHaveLength(2)
  })

  test('does not grow for ever', () => {
    const many = Array.from({ length: 1_000 }, (_, n): BoardEvent => ({ type: 'fact', fact: fact(`${n}`) }))
    expect(cursors(after(...many)).at(-1)).toBe('999')
    expect(cursors(after(...many)).length).toBeLessThan(500)
  })
})
