import { describe, expect, test } from 'vitest'
import { connectionState, staleAfterMs } from './freshness.ts'

const freshAt = Date.parse('2026-11-23T09:00:00Z')
const signs = { following: true, freshAt, online: true }

describe('what the page says of its connection', () => {
  test('is live while the stream stands and gives signs of life', () => {
    expect(connectionState(signs, freshAt + staleAfterMs - 1)).toBe('live')
  })
  test('is stale after half a minute of silence, although the socket still seems to stand', () => {
    expect(connectionState(signs, freshAt + staleAfterMs)).toBe('stale')
  })
  test('is reconnecting, or offline, at once when the stream breaks', () => {
    expect(connectionState({ ...signs, following: false }, freshAt + 1)).toBe('reconnecting')
    expect(connectionState({ ...signs, following: false, online: false }, freshAt + 1)).toBe('offline')
  })
  test.each([true, false])('is stale in the end, whether the network is there (%s) or not', (online) => {
    expect(connectionState({ following: false, freshAt, online }, freshAt + staleAfterMs)).toBe('stale')
  })
})
