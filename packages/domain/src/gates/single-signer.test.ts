import { describe, expect, test } from 'vitest'
import { days, now, oneSigner, paula, signer, signOffCase } from './gate-case.samples.ts'
import { objectionToSignOff } from './sign-off.ts'
import type { SignOffCase } from './sign-off-case.ts'

const exception = { rationale: 'We are two people', reviewerId: 'rita', reviewBy: days(30) }
/** Paula requested the decision herself, and nobody else has the A. */
const tied: Partial<SignOffCase> = { separation: 'COMPACT', requestedBy: 'paula', exception }
/** Paula may decide, but application security would have to concur and has nobody. */
const missing: Partial<SignOffCase> = {
  separation: 'COMPACT',
  signerRule: { ...oneSigner, concurs: ['APPSEC'] },
  exception,
}
const pete = signer('pete', ['PRODUCT_SECURITY'])
const ada = signer('ada', ['APPSEC'])

describe('the single-signer exception', () => {
  test.each<[string, Partial<SignOffCase>]>([
    ['the only holder of the A requested the decision', tied],
    ['nobody can concur', missing],
    ['whoever else has the A is tied too', { ...tied, candidates: [pete], evidence: [reportBy('pete')] }],
    ['whoever else has the A is no signer', { ...tied, candidates: [{ ...pete, roles: ['VIEWER'] }] }],
  ])('is open where %s', (_, change) => {
    expect(objectionToSignOff(signOffCase(change), now)).toBeNull()
  })
  test.each<[string, Partial<SignOffCase>, string]>([
    ['the workspace is strict', { ...tied, separation: 'STRICT' }, 'NOT_INDEPENDENT'],
    ['the class is high', { ...tied, highRisk: true }, 'NOT_INDEPENDENT'],
    ['the use case is of tier 1', { ...tied, tier: 1 }, 'NOT_INDEPENDENT'],
    ['an untied colleague has the A', { ...tied, candidates: [paula, pete] }, 'NOT_INDEPENDENT'],
    [
      'an untied colleague could be given it',
      { ...missing, requestedBy: 'paula', candidates: [ada] },
      'NOT_INDEPENDENT',
    ],
    ['someone can concur', { ...missing, candidates: [ada] }, 'NOT_INDEPENDENT'],
    ['it is not needed', { ...tied, requestedBy: null }, 'NOT_INDEPENDENT'],
    ['no reason is given', { ...tied, exception: { ...exception, rationale: ' ' } }, 'INVALID_INPUT'],
    ['the signer would review', { ...tied, exception: { ...exception, reviewerId: 'paula' } }, 'INVALID_INPUT'],
    ['the reviewer is tied', { ...tied, evidence: [reportBy('rita')] }, 'INVALID_INPUT'],
    ['the review is not in the future', { ...tied, exception: { ...exception, reviewBy: now } }, 'INVALID_INPUT'],
    ['the review is later than 30 days', { ...tied, exception: { ...exception, reviewBy: days(31) } }, 'INVALID_INPUT'],
  ])('is refused when %s', (_, change, code) => {
    expect(objectionToSignOff(signOffCase(change), now)?.code).toBe(code)
  })
})

function reportBy(person: string) {
  return { title: 'Red-team report', binding: 'VERSION_BOUND', uploadedBy: [person] } as const
}
