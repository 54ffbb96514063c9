import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Ends, keepFollowing } from './keep-following.ts'

describe('a subscription that is kept', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function kept() {
    const begun: (Ends & { left: boolean })[] = []
    const { hurry, stop } = keepFollowing((ends) => {
      const one = { ...ends, left: false }
      begun.push(one)
      return () => {
        one.left = true
      }
    })
    const last = () => {
      const one = begun.at(-1)
      if (one === undefined) throw new Error('Nothing was begun')
      return one
    }
    return { begun, last, hurry, stop }
  }

  test('begins again when it is lost, after a while that grows', () => {
    const { begun, last } = kept()
    for (const wait of [500, 1_000, 2_000]) {
      const before = begun.length
      last().lost()
      vi.advanceTimersByTime(wait / 2 - 1)
      expect(begun).toHaveLength(before)
      vi.advanceTimersByTime(wait / 2 + 1)
      expect(begun).toHaveLength(before + 1)
    }
  })

  test('waits shortly again once it has told something', () => {
    const { begun, last } = kept()
    for (let n = 0; n < 6; n += 1) {
      last().lost()
      vi.advanceTimersByTime(30_000)
    }
    last().told()
    last().lost()
    vi.advanceTimersByTime(500)
    expect(begun).toHaveLength(8)
  })

  test('begins at once when it is hurried, and only if it waits', () => {
    const { begun, last, hurry } = kept()
    hurry()
    expect(begun).toHaveLength(1)
    last().lost()
    last().lost()
    hurry()
    vi.advanceTimersByTime(60_000)
    expect(begun).toHaveLength(2)
  })

  test('is over when it is stopped', () => {
    const { begun, last, hurry, stop } = kept()
    last().lost()
    stop()
    last().lost()
    hurry()
    vi.advanceTimersByTime(60_000)
    expect(begun.map(({ left }) => left)).toEqual([true])
  })
})
