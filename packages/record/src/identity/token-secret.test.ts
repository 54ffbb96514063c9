import { describe, expect, test } from 'vitest'
import { hashToken, isTokenShaped, newToken } from './token-secret.ts'

describe('a token', () => {
  test('is told from noise by its checksum', () => {
    const token = newToken()
    expect(token).toMatch(/^assay_[0-9A-Za-z]{36}$/)
    expect(isTokenShaped(token)).toBe(true)
    for (let place = 6; place < token.length; place += 1) {
      const typo = `${token.slice(0, place)}${token[place] === 'a' ? 'b' : 'a'}${token.slice(place + 1)}`
      expect(isTokenShaped(typo), typo).toBe(false)
    }
    for (const other of ['', 'assay_', `${token} `, ` ${token}`, token.toUpperCase(), token.slice(6)]) {
      expect(isTokenShaped(other), other).toBe(false)
    }
  })

  test('is never made twice, and is kept as its SHA-256', () => {
    const tokens = Array.from({ length: 200 }, newToken)
    expect(new Set(tokens).size).toBe(200)
    expect(hashToken('assay_x').toString('hex')).toMatch(/^[0-9a-f]{64}$/)
  })
})
