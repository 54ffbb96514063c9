import { describe, expect, test } from 'vitest'
import { isEvidenceInForce } from './in-force.ts'
import { evidenceStatuses } from './words.ts'

const now = new Date('2026-11-23T12:00:00Z')
const later = new Date('2026-11-23T12:00:01Z')

describe('evidence', () => {
  test('is in force only when accepted', () => {
    const inForce = evidenceStatuses.filter((status) =>
      isEvidenceInForce({ status, effectiveFrom: now, effectiveTo: null }, now),
    )
    expect(inForce).toEqual(['ACCEPTED'])
  })
  test('begins at its start and ends before its end', () => {
    const accepted = { status: 'ACCEPTED', effectiveFrom: null, effectiveTo: later } as const
    expect(isEvidenceInForce(accepted, now)).toBe(true)
    expect(isEvidenceInForce(accepted, later)).toBe(false)
    expect(isEvidenceInForce({ ...accepted, effectiveFrom: later }, now)).toBe(false)
  })
})
