import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type SarifRating,
  type Severity,
  severities,
  severityOfRank,
  severityOfSarif,
  severityOfScore,
  severityRank,
} from './severity.ts'

describe('a severity', () => {
  test('is stored as its rank and read back', () => {
    expect(severities.map(severityRank)).toEqual([4, 3, 2, 1, 0])
    expect(severities.map((severity) => severityOfRank(severityRank(severity)))).toEqual(severities)
    expect(() => severityOfRank(5)).toThrow(RangeError)
  })
  test.each<[number, Severity | null]>([
    [10, 'CRITICAL'],
    [9, 'CRITICAL'],
    [8.9, 'HIGH'],
    [7, 'HIGH'],
    [6.9, 'MEDIUM'],
    [4, 'MEDIUM'],
    [3.9, 'LOW'],
    [0.1, 'LOW'],
    [0, 'INFO'],
    [-0.1, null],
    [10.1, null],
    [Number.NaN, null],
  ])('of the score %f is %s', (score, severity) => {
    expect(severityOfScore(score)).toBe(severity)
  })
  test('never falls as the score rises', () => {
    const score = fc.double({ min: 0, max: 10, noNaN: true })
    const rank = (of: number) => severityRank(severityOfScore(of) ?? 'INFO')
    fc.assert(
      fc.property(score, score, (one, other) => one <= other === rank(one) <= rank(other) || rank(one) === rank(other)),
    )
  })
  test.each<[SarifRating, Severity]>([
    [{ securitySeverity: '9.8', level: 'note' }, 'CRITICAL'],
    [{ securitySeverity: 5.5, level: 'error' }, 'MEDIUM'],
    [{ securitySeverity: '0.0', level: 'error' }, 'INFO'],
    [{ level: 'error' }, 'HIGH'],
    [{ level: 'warning' }, 'MEDIUM'],
    [{ level: 'note' }, 'LOW'],
    [{ level: 'none' }, 'INFO'],
    [{}, 'MEDIUM'],
    [{ securitySeverity: ' ', level: 'note' }, 'LOW'],
    [{ securitySeverity: 'high', level: 'note' }, 'LOW'],
    [{ securitySeverity: '99', level: 'error' }, 'HIGH'],
    [{ level: 'constructor' }, 'MEDIUM'],
  ])('of the SARIF rating %j is %s', (rating, severity) => {
    expect(severityOfSarif(rating)).toBe(severity)
  })
})
