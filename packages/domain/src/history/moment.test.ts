import { describe, expect, test } from 'vitest'
import { objectionToMoment } from './moment.ts'

const record = { began: new Date('2026-07-26T08:30:00Z'), now: new Date('2026-11-23T12:00:00Z') }

describe('reading the record as of a moment', () => {
  test.each(['2026-07-26T08:30:00Z', '2026-10-12T09:00:00Z', '2026-11-23T12:00:00Z'])('is open at %s', (moment) => {
    expect(objectionToMoment(new Date(moment), record)).toBeNull()
  })

  test.each([
    ['in the future', '2026-11-23T12:00:00.001Z', '2026-11-23 12:00 UTC has not come yet'],
    ['before the record began', '2026-07-26T08:29:59Z', 'The record began on 2026-07-26 08:30 UTC'],
    ['that is none', 'yesterday', 'That is no moment'],
  ])('is refused for one %s', (_, moment, words) => {
    expect(objectionToMoment(new Date(moment), record)?.message).toContain(words)
  })
})
