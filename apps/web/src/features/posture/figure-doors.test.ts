import { describe, expect, test } from 'vitest'
import { splitDoors } from './figure-doors.ts'

describe('the parts of a figure', () => {
  test('open the findings that they count', () => {
    expect(splitDoors('/findings?severity=CRITICAL&inProduction=1')).toEqual({
      aiHref: '/findings?severity=CRITICAL&inProduction=1&aiSpecific=yes',
      classicalHref: '/findings?severity=CRITICAL&inProduction=1&aiSpecific=no',
    })
  })

  test('are no doors where the list cannot be split', () => {
    expect(splitDoors('/gates?overdue=1')).toBeNull()
  })
})
