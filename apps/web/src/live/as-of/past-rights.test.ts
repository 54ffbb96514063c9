import { expect, test } from 'vitest'
import { withoutRights } from './past-rights.ts'

test('the rights of a viewer are all taken away in the past, and nothing else of them', () => {
  const rights = {
    membership: { id: 'm' },
    sign: { allowed: true, reason: null },
    onGate: { request: { allowed: true } },
  }
  expect(withoutRights(rights, 'It is past.')).toEqual({
    membership: { id: 'm' },
    sign: { allowed: false, reason: 'It is past.' },
    onGate: { request: { allowed: false, reason: 'It is past.' } },
  })
})
