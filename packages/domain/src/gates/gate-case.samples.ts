import type { TeamFunction } from '../identity/words.ts'
import type { Readiness } from './readiness.ts'
import type {
  GateCase,
  GivenSignature,
  Seat,
  Signer,
  SignerRule,
  SignOffCase,
  StandingDecision,
} from './sign-off-case.ts'

/** Builders for the tests of the gates: each takes only what its test is about. */
export const now = new Date('2026-11-23T12:00:00Z')

export function days(count: number): Date {
  return new Date(now.getTime() + count * 86_400_000)
}

export function team(of: TeamFunction): Seat & { kind: 'TEAM' } {
  return { kind: 'TEAM', teamId: `team-${of}`, function: of, name: of }
}

export function signer(id: string, functions: readonly TeamFunction[] = [], change: Partial<Signer> = {}): Signer {
  const teams = functions.map((each) => ({ id: team(each).teamId, function: each }))
  return { id, name: id, roles: ['SIGNER'], teams, isUseCaseOwner: false, delegations: [], ...change }
}

export const ready: Readiness = { result: 'READY', reasons: [], evidenceHave: 0, evidenceNeed: 0, blockers: 0 }
export const notReady: Readiness = {
  ...ready,
  result: 'NOT_READY',
  reasons: [{ code: 'EVIDENCE_MISSING', message: 'AIBOM is missing', subject: null }],
}

export const oneSigner: SignerRule = { quorum: 1, concurs: [], whenHighOrTier1: null }

/** An evaluation gate of a tier 3 use case that product security may decide. */
export function gateCase(change: Partial<GateCase> = {}): GateCase {
  return {
    stage: 'EVALUATION',
    status: 'READY',
    accountable: { seat: team('PRODUCT_SECURITY'), personId: null },
    signerRule: oneSigner,
    highRisk: false,
    tier: 3,
    separation: 'STRICT',
    requestedBy: null,
    evidence: [],
    conditions: [],
    readiness: ready,
    standing: null,
    ...change,
  }
}

export const paula = signer('paula', ['PRODUCT_SECURITY'])

export function signOffCase(change: Partial<SignOffCase> = {}): SignOffCase {
  return {
    ...gateCase(change),
    signer: paula,
    decision: 'APPROVE',
    newConditions: [],
    exception: null,
    candidates: [],
    ...change,
  }
}

/** A decision to approve, by the first signer; the others concurred. */
export function decided(by: readonly Signer[], change: Partial<StandingDecision> = {}): StandingDecision {
  const signatures = by.map(
    (each, index): GivenSignature => ({ signer: each, meaning: index === 0 ? 'DECIDES' : 'CONCURS', at: now }),
  )
  return { decision: 'APPROVE', exception: null, signatures, ...change }
}
