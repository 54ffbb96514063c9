import { describe, expect, test } from 'vitest'
import { scopeCode } from './roles.ts'
import { tokenState } from './token-state.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

describe('a token', () => {
  test.each([
    ['in force without an end', { expiresAt: null, revokedAt: null }, 'inForce'],
    ['expired at its very end', { expiresAt: '2026-11-23T12:00:00Z', revokedAt: null }, 'expired'],
    [
      'revoked, whenever it would have ended',
      { expiresAt: '2026-01-01T00:00:00Z', revokedAt: '2025-12-01T00:00:00Z' },
      'revoked',
    ],
  ] as const)('is %s', (_, token, expected) => {
    expect(tokenState(token, now)).toBe(expected)
  })

  test('has its scopes as the command line writes them', () => {
    expect(scopeCode('FINDINGS_WRITE')).toBe('findings:write')
    expect(scopeCode('READ')).toBe('read')
  })
})
