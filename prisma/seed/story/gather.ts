import { later, type When } from '../writing/clock.ts'
import type { Act, EvidenceStory, Person, Subject } from './story.ts'

type Gathered = {
  subject: Subject
  from: When
  says?: Readonly<Record<string, readonly string[]>>
  without?: readonly string[]
}

/** Evidence of one origin, handed in one after the other and accepted by one person when the last is there. */
function handedIn(
  types: readonly string[],
  by: Person,
  accepts: Person | null,
  { subject, from, says, without }: Gathered,
) {
  const given = types.filter((type) => !(without ?? []).includes(type))
  return given.map((type, index): EvidenceStory => {
    const at = later(from, index * 11)
    const verdict: EvidenceStory['verdict'] =
      accepts === null ? 'POLICY' : { at: later(from, given.length * 11 + 95 + index * 2), by: accepts }
    return { type, subject, at, by, verdict, says: says?.[type] ?? [] }
  })
}

/** What a pipeline delivers for a version. */
const pipeline = (types: readonly string[], gathered: Gathered) => handedIn(types, 'pipeline', null, gathered)

export function intakeEvidence(
  owner: Person,
  gathered: Omit<Gathered, 'subject'>,
  { vendor = false } = {},
): EvidenceStory[] {
  const all = { ...gathered, subject: null }
  const office = ['RISK_CLASSIFICATION', 'OBLIGATIONS_LIST', ...(vendor ? ['VENDOR_ASSESSMENT'] : [])]
  return [
    ...handedIn(['REGISTER_ENTRY', 'IMPACT_ASSESSMENT'], owner, 'henrik', all),
    ...handedIn(office, 'henrik', 'miriam', { ...all, from: later(all.from, 24) }),
    ...handedIn(['DATA_INVENTORY_REQUEST'], 'leila', 'henrik', { ...all, from: later(all.from, 57) }),
    ...handedIn(['THREAT_MODEL', 'DESIGN_REVIEW'], 'wei', 'tomas', { ...all, from: later(all.from, 81) }),
  ]
}

export function dataEvidence(gathered: Gathered): EvidenceStory[] {
  return [
    ...pipeline(['CATALOGUE_ENTRY', 'INGESTION_LOG'], gathered),
    ...handedIn(['DATASET_CARD', 'RETENTION_RECORD'], 'leila', 'henrik', {
      ...gathered,
      from: later(gathered.from, 64),
    }),
  ]
}

export function trainingEvidence(gathered: Gathered): EvidenceStory[] {
  const built = ['AIBOM', 'CODE_SCAN_RECORD', 'BASE_MODEL_VERIFICATION', 'CHECKPOINT_SIGNATURE']
  return [
    ...pipeline(built, gathered),
    ...handedIn(['FINE_TUNE_APPROVAL'], 'ines', 'tomas', { ...gathered, from: later(gathered.from, 71) }),
  ]
}

export function evaluationEvidence(gathered: Gathered, { tools = false } = {}): EvidenceStory[] {
  const round = ['MODEL_CARD_EVALUATION', 'RED_TEAM_REPORT', 'BIAS_ROBUSTNESS_RESULT', 'OWASP_LLM_COVERAGE']
  return [
    ...pipeline(['REGRESSION_OUTPUT'], gathered),
    ...handedIn([...round, ...(tools ? ['OWASP_AGENTIC_COVERAGE'] : []), 'PASS_FAIL_DECISION'], 'amara', 'wei', {
      ...gathered,
      from: later(gathered.from, 38),
    }),
  ]
}

/** What serves a version alone; runbooks and the kill-switch test stand for the use case. */
export function deploymentEvidence(gathered: Gathered): EvidenceStory[] {
  return [
    ...pipeline(['DEPLOYMENT_MANIFEST'], gathered),
    ...handedIn(['GUARDRAIL_CONFIGURATION', 'RATE_LIMIT_SETTING'], 'ines', 'wei', {
      ...gathered,
      from: later(gathered.from, 26),
    }),
  ]
}

export const standing = (
  type: string,
  at: When,
  by: Person,
  accepted: Act,
  more: Partial<EvidenceStory> = {},
): EvidenceStory => ({
  type,
  subject: null,
  at,
  by,
  verdict: accepted,
  ...more,
})
