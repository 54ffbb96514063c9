import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { atMost } from './at-most.ts'

describe('work that many events ask for', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('runs at once, and once more for all that came meanwhile', async () => {
    let runs = 0
    const refetch = atMost(250, async () => {
      runs += 1
    })
    refetch.call()
    refetch.call()
    refetch.call()
    expect(runs).toBe(1)
    await vi.advanceTimersByTimeAsync(250)
    expect(runs).toBe(2)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(runs).toBe(2)
  })

  test('runs at most four times a second under a stream of events', async () => {
    let runs = 0
    const refetch = atMost(250, async () => {
      runs += 1
    })
    for (let passed = 0; passed < 2_000; passed += 10) {
      refetch.call()
      await vi.advanceTimersByTimeAsync(10)
    }
    expect(runs).toBeLessThanOrEqual(9)
    expect(runs).toBeGreaterThanOrEqual(7)
  })

  test('never runs beside itself', async () => {
    let beside = 0
    let most = 0
    const refetch = atMost(10, async () => {
      beside += 1
      most = Math.max(most, beside)
      await new Promise((done) => setTimeout(done, 100))
      beside -= 1
    })
    for (let passed = 0; passed < 500; passed += 10) {
      refetch.call()
      await vi.advanceTimersByTimeAsync(10)
    }
    expect(most).toBe(1)
  })

  test('is forgotten when nobody looks any more', async () => {
    let runs = 0
    const refetch = atMost(250, async () => {
      runs += 1
    })
    refetch.call()
    refetch.call()
    await vi.advanceTimersByTimeAsync(1)
    refetch.stop()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(runs).toBe(1)
  })
})
