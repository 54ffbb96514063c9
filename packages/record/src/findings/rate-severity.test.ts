import { InvalidInput } from '@assay/domain'
import { describe, expect, test } from 'vitest'
import { rateSeverity } from './rate-severity.ts'

const critical = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'

describe('rating a finding', () => {
  test('takes the band of the vector where no severity is named', () => {
    expect(rateSeverity({ cvssVector: ` ${critical} ` })).toEqual({
      severity: 'CRITICAL',
      cvssVector: critical,
      cvssScore: 9.8,
      severityRaw: 'CVSS 3.1 9.8',
    })
  })
  test('keeps what the vector says beside a severity that differs', () => {
    expect(rateSeverity({ severity: 'MEDIUM', cvssVector: critical })).toMatchObject({
      severity: 'MEDIUM',
      cvssScore: 9.8,
      severityRaw: 'CVSS 3.1 9.8',
    })
  })
  test('needs one of the two, and a vector that is one', () => {
    expect(() => rateSeverity({})).toThrow(InvalidInput)
    expect(() => rateSeverity({ cvssVector: 'CVSS:3.1/AV:N' })).toThrow(InvalidInput)
  })
})
