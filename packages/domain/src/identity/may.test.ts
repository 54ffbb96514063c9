import { describe, expect, test } from 'vitest'
import { type Act, acts, may, tokenMay } from './may.ts'
import { type Role, roles, tokenScopes } from './words.ts'

const somewhere = { grantedHere: false, functions: [] }
const here = { grantedHere: true, functions: [] }
const allowed = (held: readonly Role[], standing = somewhere) => acts.filter((act) => may(held, act, standing) === null)

const reading: Act[] = ['READ', 'READ_GATES', 'READ_BOARD']
const writing: Act[] = ['WRITE_FINDINGS', 'COMMENT', 'SUBMIT_EVIDENCE', 'TAKE_IN']
const signing: Act[] = ['BE_ACCOUNTABLE', 'SIGN', 'APPROVE_OVERRIDE']
const contributing: Act[] = [...reading, ...writing, 'ACCEPT_EVIDENCE', 'EDIT_RACI', 'EDIT_ENGAGEMENT', 'EXPORT']

describe('what a member may do', () => {
  test.each<[Role, Act[]]>([
    ['VIEWER', [...reading, 'EXPORT']],
    ['AUDITOR', [...reading, 'EXPORT', 'READ_ADMINISTRATION']],
    ['CONTRIBUTOR', contributing],
    ['SIGNER', [...contributing, ...signing]],
    ['ADMIN', [...contributing, 'EDIT_DEFINITIONS', 'ADMINISTER', 'READ_ADMINISTRATION']],
    ['GUEST', []],
  ])('as %s is what the table says', (role, expected) => {
    expect(allowed([role])).toEqual(acts.filter((act) => expected.includes(act)))
  })
  test('as a guest is reading and contributing in the engagements granted', () => {
    expect(new Set(allowed(['GUEST'], here))).toEqual(new Set([...reading, ...writing]))
  })
  test('as an invited external signer includes signing there, and nothing elsewhere', () => {
    expect(new Set(allowed(['GUEST', 'SIGNER'], here))).toEqual(new Set([...reading, ...writing, ...signing]))
    expect(allowed(['GUEST', 'SIGNER'])).toEqual([])
  })
  test('as an administrator includes signing only when also a signer', () => {
    expect(may(['ADMIN'], 'SIGN', somewhere)?.code).toBe('DENIED')
    expect(may(['ADMIN', 'SIGNER'], 'SIGN', somewhere)).toBeNull()
  })
  test.each(['GRC', 'SECURITY_LEADERSHIP'] as const)('as a signer of %s includes the definitions', (of) => {
    expect(may(['SIGNER'], 'EDIT_DEFINITIONS', { ...somewhere, functions: [of] })).toBeNull()
    expect(may(['CONTRIBUTOR'], 'EDIT_DEFINITIONS', { ...somewhere, functions: [of] })?.code).toBe('DENIED')
  })
  test('as a signer of another function does not include the definitions', () => {
    expect(may(['SIGNER'], 'EDIT_DEFINITIONS', { ...somewhere, functions: ['APPSEC'] })?.code).toBe('DENIED')
  })
  test('without any role is nothing', () => {
    expect(allowed([], here)).toEqual([])
  })
  test('never shrinks by a further role, other than that of a guest', () => {
    for (const first of roles) {
      for (const second of roles.filter((role) => role !== 'GUEST')) {
        expect(allowed([first, second], here)).toEqual(expect.arrayContaining(allowed([first], here)))
      }
    }
  })
})

describe('what a token may do', () => {
  test.each([
    ['read', ['READ', 'READ_GATES', 'READ_BOARD', 'EXPORT']],
    ['intake', ['TAKE_IN']],
    ['findings:write', ['WRITE_FINDINGS', 'COMMENT']],
    ['evidence:write', ['SUBMIT_EVIDENCE']],
    ['gates:read', ['READ_GATES']],
    ['admin:read', ['READ_ADMINISTRATION']],
    ['board', ['READ_BOARD']],
  ] as const)('with %s is what that scope says', (scope, expected) => {
    expect(acts.filter((act) => tokenMay([scope], act) === null)).toEqual(expected)
  })
  test.each([...signing, 'ACCEPT_EVIDENCE', 'EDIT_DEFINITIONS', 'EDIT_RACI', 'EDIT_ENGAGEMENT', 'ADMINISTER'] as const)(
    'with every scope does not include %s',
    (act) => {
      expect(tokenMay(tokenScopes, act)?.message).toContain('A person has to do it')
    },
  )
  test('names the scope that is missing', () => {
    expect(tokenMay(['read'], 'TAKE_IN')?.message).toBe(
      'This token may not take files into the record: it needs the scope intake.',
    )
  })
})
