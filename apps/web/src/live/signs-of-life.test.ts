import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openSignsOfLife } from './signs-of-life.ts'

const finding = { subject: 'f1' }
const board = { page: 'GATES' } as const

describe('the signs of life of a tab', () => {
  let told: unknown[]
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function open() {
    told = []
    return openSignsOfLife({
      show: (place, typing) => told.push(typing ? { ...place, typing } : place),
      hide: (last) => told.push(last ? 'gone for good' : 'gone'),
    })
  }
  const later = (ms: number) => vi.advanceTimersByTime(ms)

  test('are told on arriving and every ten seconds, and not for what was only walked through', () => {
    const { at } = open()
    at(board)
    later(100)
    at(finding)
    later(200)
    expect(told).toEqual([finding])
    later(30_000)
    expect(told).toEqual([finding, finding, finding, finding])
  })

  test('tell that one left when one is nowhere for a second, not between two pages', () => {
    const { at } = open()
    at(board)
    later(200)
    at(null)
    later(500)
    at(finding)
    later(200)
    at(null)
    later(1_000)
    expect(told).toEqual([board, finding, 'gone'])
    later(60_000)
    expect(told).toHaveLength(3)
  })

  test('say typing at most every three seconds, and that it ended when the text was sent', () => {
    const { at, typed, stopped } = open()
    at(finding)
    later(200)
    for (let n = 0; n < 60; n += 1) {
      typed()
      later(100)
    }
    const typing = { ...finding, typing: true }
    expect(told).toEqual([finding, typing, typing])
    stopped()
    stopped()
    expect(told).toEqual([finding, typing, typing, finding])
  })

  test('say nothing of typing that ended by itself', () => {
    const { at, typed } = open()
    at(finding)
    later(200)
    typed()
    later(10_000)
    expect(told.at(-1)).toEqual(finding)
  })

  test('end while the tab is not looked at, and are there again with the first look', () => {
    const { at, look } = open()
    at(finding)
    later(200)
    look(false)
    later(60_000)
    at(board)
    later(60_000)
    expect(told).toEqual([finding, 'gone'])
    look(true)
    expect(told).toEqual([finding, 'gone', board])
  })

  test('end with a word that outlives the page', () => {
    const { at, gone } = open()
    at(finding)
    later(200)
    gone()
    later(60_000)
    expect(told).toEqual([finding, 'gone for good'])
  })
})
