import { describe, expect, test } from 'vitest'
import { type Entry, openBoard } from './board.ts'

const nora = { type: 'Finding', id: 'f', engagementId: 'e' } as const
const entry = (fields: Partial<Entry> = {}): Entry => ({
  key: 'k',
  workspaceId: 'w',
  membershipId: 'm',
  place: nora,
  typing: false,
  since: 0,
  ...fields,
})
const board = () => openBoard({ expireMs: 15_000, typingMs: 5_000 })

describe('the board of one process', () => {
  test('says that a tab moved when it came, went elsewhere, or began to type, and not when it is still there', () => {
    const { put } = board()
    expect(put(entry(), 'a', 0)).toEqual({ moved: true, taken: true })
    expect(put(entry({ since: 9 }), 'a', 9)).toEqual({ moved: false, taken: false })
    expect(put(entry({ typing: true }), 'a', 10)).toEqual({ moved: true, taken: false })
    expect(put(entry({ typing: true, place: { page: 'RACI' } }), 'a', 11)).toEqual({ moved: true, taken: false })
  })

  test('keeps since when one has been in a place, and forgets it when one goes elsewhere', () => {
    const { put, get } = board()
    put(entry({ since: 5 }), 'a', 0)
    put(entry({ since: 9 }), 'b', 0)
    expect(get('k')?.since).toBe(5)
    put(entry({ since: 12, place: { page: 'RACI' } }), 'b', 0)
    expect(get('k')?.since).toBe(12)
  })

  test('hands a tab to the process that heard from it last: the one before can neither renew nor let it lapse', () => {
    const { put, renew, remove, sweep, inWorkspace } = board()
    put(entry(), 'a', 0)
    expect(put(entry(), 'b', 1_000)).toEqual({ moved: false, taken: true })
    expect(remove('k', 'a')).toBeNull()
    expect(renew(['k'], 'a', 14_000)).toBe(true)
    expect(sweep(16_000).lapsed).toEqual([{ key: 'k', owner: 'b' }])
    expect(inWorkspace('w')).toEqual([])
  })

  test('lets go of who gave no sign of life for 15 seconds, and of typing after 5', () => {
    const { put, renew, sweep, inWorkspace } = board()
    put(entry({ typing: true }), 'a', 0)
    put(entry({ key: 'other', workspaceId: 'v' }), 'a', 0)
    expect(sweep(4_999).moved).toEqual(new Set())
    expect(sweep(5_000).moved).toEqual(new Set(['w']))
    expect(inWorkspace('w')[0]?.typing).toBe(false)
    renew(['k'], 'a', 8_000)
    expect(sweep(15_000)).toEqual({ moved: new Set(['v']), lapsed: [{ key: 'other', owner: 'a' }] })
    expect(sweep(22_999).lapsed).toEqual([])
    expect(sweep(23_000).lapsed).toEqual([{ key: 'k', owner: 'a' }])
  })

  test('notices that another process knows of a tab that it does not', () => {
    expect(board().renew(['k'], 'a', 0)).toBe(false)
  })
})
