import { describe, expect, test } from 'vitest'
import { atFirst, type BoardState, boardAfter } from './board-state.ts'
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

  test('keeps no more facts than a screen could show', () => {
    const many = Array.from({ length: 100 }, (_, n): BoardEvent => ({ type: 'fact', fact: fact(`${n}`) }))
    expect(cursors(after(...many)).at(-1)).toBe('99')
    expect(cursors(after(...many)).length).toBeLessThan(50)
  })
})
