import { describe, expect, test } from 'vitest'
import { Denied } from '../refusal.ts'
import { type ApprovalCase, type Approver, holdersOf, seatsFilledBy } from './approval.ts'
import { defaultOverridePolicy as policy } from './policy.ts'
import { latestExpiry, objectionToProposal, type Proposal, seatsToApprove } from './proposal.ts'
import { standingUnder } from './standing.ts'

const now = new Date('2026-11-23T12:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const accepted: Proposal = { type: 'RISK_ACCEPTED', rated: 'HIGH', severity: null, expiresAt: days(90) }

describe('proposing an override', () => {
  test('may take as long as the policy says for its severity', () => {
    expect(objectionToProposal(accepted, now, policy)).toBeNull()
    expect(latestExpiry('CRITICAL', now, policy)).toEqual(days(30))
  })
  test.each<[string, Partial<Proposal>, string]>([
    ['an acceptance never ends', { expiresAt: null }, 'Say until when'],
    ['a deferral never ends', { type: 'DEFERRED', expiresAt: null }, 'Say until when'],
    ['it ends later than the policy allows', { expiresAt: days(91) }, '90 days at most'],
    ['it ends this very moment', { expiresAt: now }, 'in the future'],
    [
      'a lowered severity never ends',
      { type: 'SEVERITY_ADJUSTED', severity: 'LOW', expiresAt: null },
      'Say until when',
    ],
    ['a severity is adjusted to what it is', { type: 'SEVERITY_ADJUSTED', severity: 'HIGH' }, 'already'],
    ['an adjustment names no severity', { type: 'SEVERITY_ADJUSTED' }, 'Name the severity'],
  ])('is refused when %s', (_, change, says) => {
    expect(objectionToProposal({ ...accepted, ...change }, now, policy)?.message).toContain(says)
  })
  test('asks no end of a false positive, nor of a raised severity', () => {
    expect(objectionToProposal({ ...accepted, type: 'FALSE_POSITIVE', expiresAt: null }, now, policy)).toBeNull()
    const raised: Proposal = { type: 'SEVERITY_ADJUSTED', rated: 'HIGH', severity: 'CRITICAL', expiresAt: null }
    expect(objectionToProposal(raised, now, policy)).toBeNull()
  })
})

describe('who approves an override', () => {
  test('rises with the severity', () => {
    const seats = (rated: Proposal['rated']) => seatsToApprove({ type: 'DEFERRED', rated, severity: null }, policy)
    expect(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'].map((each) => seats(each as Proposal['rated']))).toEqual([
      ['USE_CASE_OWNER', 'CISO'],
      ['USE_CASE_OWNER', 'APPSEC_LEAD'],
      ['APPSEC_LEAD'],
      ['TEAM_LEAD'],
    ])
  })
  test('is nobody where a severity is raised, and one triager for a false positive of medium or low', () => {
    expect(seatsToApprove({ type: 'SEVERITY_ADJUSTED', rated: 'LOW', severity: 'HIGH' }, policy)).toEqual([])
    expect(seatsToApprove({ type: 'FALSE_POSITIVE', rated: 'MEDIUM', severity: null }, policy)).toEqual(['TRIAGER'])
    expect(seatsToApprove({ type: 'FALSE_POSITIVE', rated: 'HIGH', severity: null }, policy)).toHaveLength(2)
  })
})

const person = (id: string, change: Partial<Approver> = {}): Approver => {
  return { id, name: id, roles: ['SIGNER'], teams: [], isUseCaseOwner: false, ...change }
}
const on = (of: Approver['teams'][number]['function'], isLead = false) => ({
  teams: [{ id: of, function: of, isLead }],
})
const owner = person('olga', { isUseCaseOwner: true })
const ciso = person('miriam', on('SECURITY_LEADERSHIP', true))
const tomas = person('tomas', on('APPSEC', true))
const ann = person('ann', on('APPSEC'))
const eva = person('eva', { roles: ['CONTRIBUTOR'] })
const approval = (change: Partial<ApprovalCase> = {}): ApprovalCase => ({
  seats: ['USE_CASE_OWNER', 'CISO'],
  proposedBy: 'eva',
  teamId: null,
  separation: 'STRICT',
  approvals: [],
  people: [owner, ciso, tomas, ann, eva],
  ...change,
})

describe('approving an override', () => {
  test('fills the seat that the person holds', () => {
    expect(seatsFilledBy(approval(), owner)).toEqual(['USE_CASE_OWNER'])
    expect(seatsFilledBy(approval(), ciso)).toEqual(['CISO'])
  })
  test.each<[string, Partial<ApprovalCase>, Approver, string]>([
    ['by its proposer', { proposedBy: 'miriam' }, ciso, 'NOT_INDEPENDENT'],
    ['twice by one person', { approvals: [{ seat: 'CISO', personId: 'miriam' }] }, ciso, 'NOT_INDEPENDENT'],
    ['by someone without a seat', {}, eva.id === 'eva' ? person('zoe') : eva, 'NOT_ACCOUNTABLE'],
    ['by AppSec beside its lead', { seats: ['APPSEC_LEAD'] }, ann, 'NOT_ACCOUNTABLE'],
  ])('is refused %s', (_, change, who, code) => {
    const answer = seatsFilledBy(approval(change), who)
    expect(answer instanceof Denied ? answer.code : answer).toBe(code)
  })
  test('is for any signer of AppSec where nobody is marked as its lead', () => {
    const people = [owner, ann, person('bob', on('APPSEC'))]
    expect(holdersOf('APPSEC_LEAD', approval({ people })).map(({ id }) => id)).toEqual(['ann', 'bob'])
  })
  test('passes to oversight where its only holder proposed it', () => {
    expect(holdersOf('USE_CASE_OWNER', approval({ proposedBy: 'olga' })).map(({ id }) => id)).toEqual(['miriam'])
  })
  test('fills both seats in a COMPACT workspace where nobody else could, but never for the proposer', () => {
    const compact = approval({ separation: 'COMPACT', people: [owner, ciso], proposedBy: 'olga' })
    expect(seatsFilledBy(compact, ciso)).toEqual(['USE_CASE_OWNER', 'CISO'])
    expect(seatsFilledBy({ ...compact, separation: 'STRICT' }, ciso)).toEqual(['USE_CASE_OWNER'])
    const refused = seatsFilledBy({ ...compact, people: [owner] }, owner)
    expect(refused instanceof Denied ? refused.message : refused).toContain('invite a signer')
  })
})

describe('a finding under overrides', () => {
  const rated = { severity: 'HIGH', dueAt: days(30), openedAt: now } as const
  const until = (type: 'RISK_ACCEPTED' | 'DEFERRED' | 'FALSE_POSITIVE', end: Date | null) => ({
    override: { type, status: 'ACTIVE' as const, severity: null, until: end },
  })
  const lowered = {
    override: {
      type: 'SEVERITY_ADJUSTED' as const,
      status: 'ACTIVE' as const,
      severity: 'LOW' as const,
      until: days(9),
    },
  }
  test('keeps its rating while one subject is without', () => {
    expect(standingUnder(rated, [lowered, { override: null }], now).severity).toBe('HIGH')
  })
  test('takes the severity that all its subjects were given, and its date from the opening', () => {
    expect(standingUnder(rated, [lowered], now)).toEqual({ severity: 'LOW', dueAt: days(180) })
  })
  test('is due when what lets it stand ends', () => {
    expect(standingUnder(rated, [until('DEFERRED', days(60))], now).dueAt).toEqual(days(60))
    expect(standingUnder(rated, [until('RISK_ACCEPTED', days(9))], now).dueAt).toEqual(days(30))
    expect(standingUnder(rated, [until('FALSE_POSITIVE', null)], now).dueAt).toBeNull()
  })
  test('stands as rated from the moment they end', () => {
    expect(standingUnder(rated, [lowered], days(9))).toEqual({ severity: 'HIGH', dueAt: days(30) })
  })
})
