import { isEvidenceInForce, type Validity } from '../evidence/in-force.ts'
import { isBlocking, type Severity } from '../findings/severity.ts'
import type { FindingStatus, SubjectStatus } from '../findings/words.ts'
import { isOverrideInForce } from '../overrides/in-force.ts'
import type { OverrideStatus, OverrideType } from '../overrides/words.ts'
import type { Reason } from '../refusal.ts'
import { spoken } from '../spoken.ts'
import { gateStage } from './stages.ts'
import { type GateStage, type GateStatus, isPassed } from './words.ts'

export type ReadinessFacts = {
  requiredEvidence: readonly { type: string; title: string }[]
  evidence: readonly ({ id: string; type: string } & Validity)[]
  /** The stages that the gate's definition wants passed before. */
  earlierStages: readonly GateStage[]
  /** Their gates on the same record: of the engagement, the version, and each dataset version in its lineage. */
  earlierGates: readonly { id: string; key: string; stage: GateStage; status: GateStatus }[]
  findings: readonly SubjectFinding[]
}

/** A finding on the subject that the gate decides on. */
export type SubjectFinding = {
  id: string
  key: string
  /** As it stands, with what an adjustment in force made of it. */
  severity: Severity
  status: FindingStatus
  subjectStatus: SubjectStatus
  /** The one that is active on this subject, or was last. */
  override: SubjectOverride | null
}

export type SubjectOverride = { type: OverrideType; status: OverrideStatus; until: Date | null }

export type Readiness = {
  result: 'READY' | 'NOT_READY'
  reasons: readonly Reason[]
  evidenceHave: number
  evidenceNeed: number
  blockers: number
}

/** Rule 3: whether the gate may be approved now and, where not, each thing that is in the way. */
export function gateReadiness(facts: ReadinessFacts, now: Date): Readiness {
  const evidence = facts.requiredEvidence.flatMap((required) => evidenceReason(facts, required, now) ?? [])
  const gates = facts.earlierStages.flatMap((stage) => earlierGateReasons(facts, stage))
  const blockers = facts.findings.filter((finding) => blocks(finding, now)).map(blockerReason)
  const reasons = [...evidence, ...gates, ...blockers]
  return {
    result: reasons.length === 0 ? 'READY' : 'NOT_READY',
    reasons,
    evidenceHave: facts.requiredEvidence.length - evidence.length,
    evidenceNeed: facts.requiredEvidence.length,
    blockers: blockers.length,
  }
}

function evidenceReason(facts: ReadinessFacts, required: { type: string; title: string }, now: Date): Reason | null {
  const { type, title } = required
  const given = facts.evidence.filter((evidence) => evidence.type === type)
  if (given.some((evidence) => isEvidenceInForce(evidence, now))) return null

  const submitted = given.find(({ status }) => status === 'SUBMITTED')
  if (submitted !== undefined) {
    return {
      code: 'EVIDENCE_NOT_ACCEPTED',
      message: `${title} waits to be accepted`,
      subject: `Evidence:${submitted.id}`,
    }
  }
  const lapsed = given.find(
    ({ status, effectiveTo }) => status === 'EXPIRED' || (effectiveTo !== null && effectiveTo <= now),
  )
  return lapsed === undefined
    ? { code: 'EVIDENCE_MISSING', message: `${title} is missing`, subject: null }
    : {
        code: 'EVIDENCE_EXPIRED',
        message: `${title} is no longer in force; submit a new one`,
        subject: `Evidence:${lapsed.id}`,
      }
}

/** A stage without a gate is not passed, save that a version without datasets has no data gate. */
function earlierGateReasons({ earlierGates }: ReadinessFacts, stage: GateStage): Reason[] {
  const gates = earlierGates.filter((gate) => gate.stage === stage)
  const { title } = gateStage(stage)
  if (gates.length === 0 && stage !== 'DATA') {
    return [{ code: 'EARLIER_GATE_MISSING', message: `The ${title} gate has not been opened`, subject: null }]
  }
  return gates
    .filter(({ status }) => !isPassed(status))
    .map(({ id, key, status }) => ({
      code: 'EARLIER_GATE_OPEN',
      message: `The ${title} gate ${key} is ${spoken(status)}`,
      subject: `Gate:${id}`,
    }))
}

function blocks({ severity, status, subjectStatus, override }: SubjectFinding, now: Date): boolean {
  if (status === 'VERIFIED' || status === 'DUPLICATE') return false
  if (subjectStatus === 'FIXED' || subjectStatus === 'NOT_AFFECTED') return false
  if (override === null) return isBlocking(severity)

  const inForce = isOverrideInForce(override, now)
  if (override.type !== 'SEVERITY_ADJUSTED') return !inForce && isBlocking(severity)
  // An adjustment suppresses nothing. Until a lapsed one is recorded as such, the severity it gave does not count.
  return isBlocking(severity) || (override.status === 'ACTIVE' && !inForce)
}

function blockerReason({ id, key, severity, subjectStatus }: SubjectFinding): Reason {
  const unknown = subjectStatus === 'UNKNOWN' ? ' and not yet retested here' : ''
  const message = `${key} is ${spoken(severity)}${unknown}, with no override in force`
  return { code: 'OPEN_BLOCKER', message, subject: `Finding:${id}` }
}
