import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { liveStatuses, type ModelVersionStatus, modelVersionStatuses } from '../models/words.ts'
import { makeRoom } from './make-room.ts'
import { statusByTraffic, statusRolledBack, statusTakenDown } from './status-by-traffic.ts'

const live: readonly ModelVersionStatus[] = liveStatuses

describe('the status of a version', () => {
  test.each<[ModelVersionStatus, number, ModelVersionStatus]>([
    ['DEPLOYABLE', 10, 'CANARY'],
    ['CANARY', 50, 'PRODUCTION'],
    ['PRODUCTION', 5, 'PRODUCTION'],
    ['PRODUCTION', 0, 'SUPERSEDED'],
    ['CANARY', 0, 'ROLLED_BACK'],
    ['SUPERSEDED', 100, 'PRODUCTION'],
    ['RETIRED', 100, 'PRODUCTION'],
  ])('goes from %s with %i percent to %s', (status, production, after) => {
    expect(statusByTraffic({ status, production })).toBe(after)
  })
  test('is live exactly while it serves production, whatever it was thought to be', () => {
    fc.assert(
      fc.property(fc.constantFrom(...modelVersionStatuses), fc.integer({ min: 0, max: 100 }), (status, production) => {
        expect(live.includes(statusByTraffic({ status, production }))).toBe(production > 0)
      }),
    )
  })
  test('is a quarantine after a takedown of what was live, and leads back to where it was', () => {
    expect(statusTakenDown('CANARY')).toEqual({ status: 'QUARANTINED', from: 'CANARY' })
    expect(statusTakenDown('SUPERSEDED')).toEqual({ status: 'SUPERSEDED', from: null })
    expect(statusRolledBack('QUARANTINED')).toBe('ROLLED_BACK')
  })
})

describe('the other versions of a model', () => {
  test('make room for one that takes its share, the largest first', () => {
    expect(
      makeRoom(
        [
          { id: 'a', percent: 10 },
          { id: 'b', percent: 90 },
        ],
        50,
      ),
    ).toEqual([{ id: 'b', percent: 40 }])
  })
  test('never serve more than the whole together with it', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 })
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 100 }), (percents, taken) => {
        const others = percents.map((percent, index) => ({ id: String(index), percent }))
        const changed = new Map(makeRoom(others, taken).map(({ id, percent }) => [id, percent]))
        const rest = others.reduce((sum, { id, percent }) => sum + (changed.get(id) ?? percent), 0)
        expect(rest + taken).toBeLessThanOrEqual(Math.max(100, taken))
      }),
    )
  })
})
