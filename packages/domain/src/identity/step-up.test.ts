import { describe, expect, test } from 'vitest'
import { objectionToSession } from './step-up.ts'

const now = new Date('2026-11-23T12:00:00Z')

describe('a session to sign with', () => {
  test('is one that was authenticated within five minutes', () => {
    expect(objectionToSession(new Date('2026-11-23T11:55:00Z'), now)).toBeNull()
  })
  test('is one whose server was a minute ahead', () => {
    expect(objectionToSession(new Date('2026-11-23T12:01:00Z'), now)).toBeNull()
  })
  test.each([new Date('2026-11-23T11:54:59.999Z'), new Date('2026-11-23T12:01:00.001Z'), null])(
    'is not one of %s',
    (authenticatedAt) => {
      expect(objectionToSession(authenticatedAt, now)?.code).toBe('STEP_UP_REQUIRED')
    },
  )
})
