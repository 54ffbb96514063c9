import type { Tier } from '../engagements/words.ts'
import type { EvidenceBinding } from '../evidence/words.ts'
import type { Role, Separation, TeamFunction } from '../identity/words.ts'
import type { GateDecision, GateOutcome } from './decisions.ts'
import type { Readiness } from './readiness.ts'
import type { GateStage, GateStatus, SignatureMeaning } from './words.ts'

/** A seat of the matrix. The use-case owner's belongs to a person of the engagement, not to a team. */
export type Seat =
  | { kind: 'TEAM'; teamId: string; function: TeamFunction; name: string }
  | { kind: 'USE_CASE_OWNER'; name: string }

/** Who holds the A of the gate; where the matrix names a person of the seat, nobody else of it does. */
export type Accountable = { seat: Seat; personId: string | null }

/** The A of a gate handed to someone for a while, from `validFrom` up to and without `validTo`. */
export type Delegation = { of: Seat; validFrom: Date; validTo: Date }

export type Signer = {
  id: string
  name: string
  roles: readonly Role[]
  teams: readonly { id: string; function: TeamFunction }[]
  isUseCaseOwner: boolean
  delegations: readonly Delegation[]
}

/** A part of the gate's definition: who signs beside the holder of the A. */
export type SignerRule = {
  quorum: number
  /** The functions of which one signer each concurs. */
  concurs: readonly TeamFunction[]
  whenHighOrTier1: { quorum: number; oneOf: readonly TeamFunction[] } | null
}

/** Evidence that the gate decides on. `uploadedBy` names the people among its uploaders, never service accounts. */
export type DecidedEvidence = { title: string; binding: EvidenceBinding; uploadedBy: readonly string[] }

export type Condition = { text: string; ownerId: string | null; expiresAt: Date | null }

/** In a COMPACT workspace where nobody else can sign: a reviewer looks at the decision afterwards. */
export type SingleSignerException = { rationale: string; reviewerId: string; reviewBy: Date }

export type GivenSignature = { signer: Signer; meaning: SignatureMeaning; at: Date }

/** The decision that holds the gate: in force, or waiting for its other signatures. */
export type StandingDecision = {
  decision: GateOutcome
  exception: SingleSignerException | null
  /** The one that decides comes first. */
  signatures: readonly GivenSignature[]
}

export type GateCase = {
  stage: GateStage
  status: GateStatus
  accountable: Accountable | null
  signerRule: SignerRule
  /** Whether a classification of the engagement is HIGH. */
  highRisk: boolean
  tier: Tier
  separation: Separation
  requestedBy: string | null
  evidence: readonly DecidedEvidence[]
  /** The conditions of the standing decision and the open ones of earlier decisions. */
  conditions: readonly Condition[]
  readiness: Readiness
  /** Null once the gate was reopened: by new evidence after a return, or by going stale. */
  standing: StandingDecision | null
}

/** Someone is about to decide. */
export type SignOffCase = GateCase & {
  signer: Signer
  decision: GateDecision
  newConditions: readonly Condition[]
  exception: SingleSignerException | null
  /** Everyone else in the workspace who may sign here: they close the single-signer exception. */
  candidates: readonly Signer[]
}

/** Someone is about to concur with the standing decision. */
export type ConcurCase = GateCase & { signer: Signer }
