import type { FindingCategory } from '../generated/gql/graphql.ts'
import type { GateState } from '../ui/GateStateMark.tsx'
import type { Severity } from '../ui/SeverityMark.tsx'
import type { FindingStatus } from '../ui/StatusMark.tsx'
import { list, oneOf, text } from './search.ts'

/** What each address may say after its `?`. The types are the routes' search types. */

const severities: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']
const statuses: readonly FindingStatus[] = ['OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED', 'VERIFIED', 'DUPLICATE']
const states: readonly GateState[] = [
  'NOT_STARTED',
  'COLLECTING',
  'READY',
  'APPROVED',
  'APPROVED_WITH_CONDITIONS',
  'RETURNED',
  'REJECTED',
  'STALE',
  'OVERDUE',
  'REVOKED',
  'NOT_APPLICABLE',
]

const categories: readonly FindingCategory[] = [
  'SAST',
  'SCA',
  'SECRETS',
  'DAST',
  'PENTEST',
  'INFRA',
  'CONFIG',
  'RED_TEAM',
  'PROMPT_INJECTION',
  'POISONING',
  'LEAKAGE',
  'EXTRACTION',
  'JAILBREAK',
  'EXCESSIVE_AGENCY',
  'UNSAFE_OUTPUT',
  'BIAS',
  'DATASET_AUDIT',
  'OTHER',
]

type Given = Record<string, unknown>

const yes = ['yes', 'true', '1']
const no = ['no', 'false', '0']

/** In any spelling, since people and other products link here too. */
const yesOrNo = (value: unknown): 'yes' | 'no' | undefined =>
  oneOf(value, yes) ? 'yes' : oneOf(value, no) ? 'no' : undefined

const count = (value: unknown): string | undefined => {
  const given = text(value)
  return given !== undefined && /^\d{1,4}$/.test(given) ? given : undefined
}

/** `/findings`: filter, sort (a leading `-` is descending), hidden columns and the finding in the drawer, by key. */
export const findingsSearch = (given: Given) => ({
  severity: list(given.severity, severities),
  status: list(given.status, statuses),
  /** By key. */
  engagement: text(given.engagement),
  /** A model version's id. */
  version: text(given.version),
  /** `me`, `none`, or a member's handle or id. */
  owner: text(given.owner),
  source: text(given.source),
  category: list(given.category, categories),
  label: text(given.label),
  cwe: count(given.cwe),
  aiSpecific: yesOrNo(given.aiSpecific),
  inProduction: yesOrNo(given.inProduction),
  overdue: yesOrNo(given.overdue),
  /** Acceptances that have expired or expire within this many days. */
  acceptance: count(given.acceptance),
  q: text(given.q),
  sort: text(given.sort),
  hidden: list(given.hidden),
  open: text(given.open),
})

export type FindingsSearch = ReturnType<typeof findingsSearch>

/** `/gates`: filter, grouping and the open drawer. */
export const gatesSearch = (given: Given) => ({
  state: list(given.state, states),
  engagement: list(given.engagement),
  group: oneOf(given.group, ['owner', 'engagement', 'risk']),
  stage: oneOf(given.stage, ['INTAKE', 'DATA', 'TRAINING', 'EVALUATION', 'DEPLOYMENT', 'MONITORING', 'RETIREMENT']),
  overdue: oneOf(given.overdue, ['1']),
  liveWithoutApproval: oneOf(given.liveWithoutApproval, ['1']),
  alone: oneOf(given.alone, ['1']),
  open: text(given.open),
  asOf: text(given.asOf),
})

/** `/gates/$key`: the past moment that is looked at. */
export const gateSearch = (given: Given) => ({ asOf: text(given.asOf) })

/** `/register`: filter and sort. */
export const registerSearch = (given: Given) => ({
  q: text(given.q),
  classification: list(given.classification),
  tier: list(given.tier),
  status: list(given.status),
  /** A member's id, or `none`. */
  owner: text(given.owner),
  blocked: yesOrNo(given.blocked),
  figure: text(given.figure),
  sort: text(given.sort),
  /** `new` while a new entry is written. */
  open: text(given.open),
  asOf: text(given.asOf),
})

export type RegisterSearch = ReturnType<typeof registerSearch>

/** `/e/$key`: the part of the engagement that is shown, and the open drawer. */
export const engagementSearch = (given: Given) => ({
  part: oneOf(given.part, ['gates', 'findings', 'evidence', 'raci', 'activity']),
  layer: text(given.layer),
  open: text(given.open),
})

/** `/e/$key/v/$label`: the version that this one is held against, by its label. */
export const versionSearch = (given: Given) => ({ against: text(given.against) })

/** `/evidence/$key`: the revision that is shown, and the one that it is compared with, by their numbers. */
export const evidenceSearch = (given: Given) => ({ revision: count(given.revision), against: count(given.against) })

/** `/versions`: which of them. */
export const versionsSearch = (given: Given) => ({
  show: oneOf(given.show, ['live', 'unapproved', 'unratified', 'review', 'retire']),
})

/** `/datasets`: which of them. */
export const datasetsSearch = (given: Given) => ({ q: text(given.q), show: oneOf(given.show, ['over']) })

/** `/raci`: what is shown of the matrix. */
export const raciSearch = (given: Given) => ({
  gaps: oneOf(given.gaps, ['only', 'unowned']),
  scope: oneOf(given.scope, ['layers', 'gates', 'controls']),
  /** Layers that show their controls, by code. */
  opened: list(given.opened),
})

/** `/raci/leaves`: the member who would leave, by id. */
export const departureSearch = (given: Given) => ({ who: text(given.who) })

/** `/activity`: filter, and the entry that the permalink names. */
export const activitySearch = (given: Given) => ({
  actor: list(given.actor),
  kind: list(given.kind),
  engagement: list(given.engagement),
  /** An object's short key. */
  subject: text(given.subject),
  from: text(given.from),
  to: text(given.to),
  seq: text(given.seq),
})

/** `/sign-in`: where to go afterwards; an address of this product only. */
export const signInSearch = (given: Given) => {
  const next = text(given.next)
  return { next: next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : undefined }
}

/** `/reset`: the token that the mailed link carries. */
export const resetSearch = (given: Given) => ({ token: text(given.token) })

/** `/`: the moment that is looked at. */
export const postureSearch = (given: Given) => ({ asOf: text(given.asOf) })

/** `/intake`: the run that is shown, and the target that another page proposes. */
export const intakeSearch = (given: Given) => ({
  run: text(given.run),
  engagement: text(given.engagement),
  version: text(given.version),
})

/** `/settings/members`: the member in the drawer, by id. */
export const membersSearch = (given: Given) => ({ open: text(given.open) })

/** `/settings/gates`: the stage whose definition is open. */
export const gateDefinitionsSearch = (given: Given) => ({ open: text(given.open) })
