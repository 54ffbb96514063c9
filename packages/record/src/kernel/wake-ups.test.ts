import { describe, expect, test } from 'vitest'
import { openWakeUp } from './wake-ups.ts'

describe('a wake-up', () => {
  function bell() {
    const leaving = new AbortController()
    let left = 0
    const { ring, wakeUps } = openWakeUp(leaving.signal, () => {
      left += 1
    })
    return { ring, wakeUps, leave: () => leaving.abort(), left: () => left }
  }

  test('that rang before anybody waited is not lost', async () => {
    const { ring, wakeUps } = bell()
    ring()
    expect(await wakeUps.next()).toBe(true)
  })

  test('that rang many times while its follower was busy is one reason to look', async () => {
    const { ring, wakeUps, leave } = bell()
    for (let n = 0; n < 1_000; n += 1) ring()
    expect(await wakeUps.next()).toBe(true)
    const second = wakeUps.next()
    leave()
    expect(await second).toBe(false)
  })

  test('answers the one who waits', async () => {
    const { ring, wakeUps } = bell()
    const next = wakeUps.next()
    ring()
    expect(await next).toBe(true)
  })

  test('ends on abort, and leaves its feed once', async () => {
    const { ring, wakeUps, leave, left } = bell()
    leave()
    leave()
    ring()
    expect(await wakeUps.next()).toBe(false)
    expect(left()).toBe(1)
  })
})
