import { describe, expect, test } from 'vitest'
import { objectionToReviewOfGlass } from './break-glass.ts'

const broken = { recordedById: 'one', reviewedAt: null }
const overseer = { id: 'two', roles: ['SIGNER'], functions: ['GRC'] } as const

describe('going past a gate without a verdict', () => {
  test('is reviewed by a signer of GRC or security leadership', () => {
    expect(objectionToReviewOfGlass(broken, overseer)).toBeNull()
    expect(objectionToReviewOfGlass(broken, { ...overseer, functions: ['SECURITY_LEADERSHIP'] })).toBeNull()
  })

  test.each([
    ['by whoever recorded it', { ...overseer, id: 'one' }, 'NOT_INDEPENDENT'],
    ['by another team', { ...overseer, functions: ['APPSEC'] as const }, 'DENIED'],
    ['without the role to sign', { ...overseer, roles: ['VIEWER'] as const }, 'DENIED'],
  ])('is not reviewed %s', (_, reviewer, code) => {
    expect(objectionToReviewOfGlass(broken, reviewer)).toMatchObject({ code })
  })

  test('is reviewed once', () => {
    expect(objectionToReviewOfGlass({ ...broken, reviewedAt: new Date() }, overseer)).toMatchObject({
      code: 'ALREADY_DECIDED',
    })
  })
})
