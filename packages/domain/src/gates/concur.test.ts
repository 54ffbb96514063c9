import { describe, expect, test } from 'vitest'
import { objectionToConcur } from './concur.ts'
import { decided, gateCase, notReady, paula, signer } from './gate-case.samples.ts'
import type { ConcurCase } from './sign-off-case.ts'

const grc = signer('greta', ['GRC'])
const concurring = (change: Partial<ConcurCase> = {}): ConcurCase => ({
  ...gateCase({ tier: 1, standing: decided([paula]) }),
  signer: grc,
  ...change,
})
const reportBy = (person: string): Partial<ConcurCase> => ({
  evidence: [{ title: 'Red-team report', binding: 'VERSION_BOUND', uploadedBy: [person] }],
})

describe('concurring with a decision', () => {
  test('is open to a signer whose signature it lacks', () => {
    expect(objectionToConcur(concurring())).toBeNull()
  })
  test('is open for a rejection of what is not ready', () => {
    const standing = decided([paula], { decision: 'REJECT' })
    expect(objectionToConcur(concurring({ standing, readiness: notReady }))).toBeNull()
  })
  test.each<[string, Partial<ConcurCase>, string]>([
    ['the person is no signer', { signer: { ...grc, roles: ['CONTRIBUTOR'] } }, 'DENIED'],
    ['nothing has been decided', { standing: null }, 'NOT_READY'],
    [
      'the decider signs a second time',
      { signer: { ...paula, teams: [...paula.teams, ...grc.teams] } },
      'NOT_INDEPENDENT',
    ],
    ['all have signed', { standing: decided([paula, signer('gus', ['GRC'])]) }, 'ALREADY_DECIDED'],
    ['no place is left for that function', { signer: signer('ada', ['APPSEC']) }, 'NOT_ACCOUNTABLE'],
    ['the person requested the decision', { requestedBy: 'greta' }, 'NOT_INDEPENDENT'],
    ['the person submitted evidence for it', reportBy('greta'), 'NOT_INDEPENDENT'],
    [
      'the person owns one of its conditions',
      { conditions: [{ text: 'x', ownerId: 'greta', expiresAt: null }] },
      'NOT_INDEPENDENT',
    ],
    ['readiness was lost since', { readiness: notReady }, 'NOT_READY'],
  ])('is refused when %s', (_, change, code) => {
    expect(objectionToConcur(concurring(change))?.code).toBe(code)
  })
})
