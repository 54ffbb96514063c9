import { describe, expect, test, vi } from 'vitest'
import { openPresenceStore, type PresentMember } from './presence-store.ts'

const ada = { id: 'ada', name: 'Ada' }
const ben = { id: 'ben', name: 'Ben' }
const me = { id: 'me', name: 'Me' }
const at = (member: PresentMember['member'], fields: Partial<PresentMember> = {}): PresentMember => ({
  member,
  subjectId: 'f1',
  engagementId: 'e1',
  typing: false,
  ...fields,
})

describe('who else is where', () => {
  test('is known by object, by engagement, by page and by who types, without oneself', () => {
    const store = openPresenceStore()
    store.tell(
      [
        at(me),
        at(ada, { typing: true }),
        at(ada, { subjectId: 'g1' }),
        at(ben, { subjectId: null, engagementId: null, page: 'RACI' }),
      ],
      me.id,
    )
    expect(store.at({ subject: 'f1' })).toEqual([ada])
    expect(store.at({ subject: 'g1' })).toEqual([ada])
    expect(store.at({ engagement: 'e1' })).toEqual([ada])
    expect(store.at({ typingAt: 'f1' })).toEqual([ada])
    expect(store.at({ typingAt: 'g1' })).toEqual([])
    expect(store.at({ page: 'RACI' })).toEqual([ben])
    expect(store.at({ page: 'GATES' })).toEqual([])
    expect(store.at(null)).toEqual([])
  })

  test('is known by the cell of the matrix as well', () => {
    const store = openPresenceStore()
    const cell = 'GATE:DATA|owner'
    store.tell([at(ada, { cell }), at(ben, { subjectId: null, engagementId: null, page: 'RACI', cell })], me.id)
    expect(store.at({ subject: 'f1', cell })).toEqual([ada])
    expect(store.at({ subject: 'f1' })).toEqual([ada])
    expect(store.at({ page: 'RACI', cell })).toEqual([ben])
    expect(store.at({ page: 'RACI', cell: 'LAYER:DATA|owner' })).toEqual([])
  })

  test('stays the same array where nothing changed, so that nothing renders for it', () => {
    const store = openPresenceStore()
    const reader = vi.fn()
    store.subscribe(reader)
    store.tell([at(ada), at(ben, { subjectId: 'f2' })], me.id)
    const [first, second] = [store.at({ subject: 'f1' }), store.at({ subject: 'f2' })]
    store.tell([at(ada), at(ben, { subjectId: 'f3' })], me.id)
    expect(store.at({ subject: 'f1' })).toBe(first)
    expect(store.at({ subject: 'f2' })).not.toBe(second)
    expect(reader).toHaveBeenCalledTimes(2)
    store.clear()
    expect(store.at({ subject: 'f1' })).toEqual([])
    expect(store.at({ subject: 'f1' })).toBe(store.at({ subject: 'f9' }))
  })
})
