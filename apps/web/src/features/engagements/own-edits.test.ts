import { describe, expect, test } from 'vitest'
import { inTurn, newestVersion, noteVersion } from './own-edits.ts'

describe("the reader's own edits", () => {
  test('of one engagement run one after the other', async () => {
    const order: string[] = []
    const first = Promise.withResolvers<void>()
    const one = inTurn('eng', async () => {
      await first.promise
      order.push('one')
    })
    const two = inTurn('eng', async () => {
      order.push('two')
    })
    await inTurn('other', async () => {
      order.push('elsewhere')
    })
    first.resolve()
    await Promise.all([one, two])

    expect(order).toEqual(['elsewhere', 'one', 'two'])
  })

  test('expect the version that the last one made, until a newer one is shown', () => {
    noteVersion({ id: 'v', version: 4 })

    expect(newestVersion({ id: 'v', version: 3 })).toBe(4)
    expect(newestVersion({ id: 'v', version: 5 })).toBe(5)
    expect(newestVersion({ id: 'never edited', version: 1 })).toBe(1)
  })
})
