import type {
  ActorRole,
  EngagementKind,
  EngagementStatus,
  FindingCategory,
  FindingStatus,
  GateDecision,
  GateStage,
  LineageUsage,
  ModelVersionStatus,
  OverrideSeat,
  OverrideType,
  RetestStatus,
  RiskClass,
  Severity,
  SourceKind,
  SubjectStatus,
  TeamFunction,
} from '../../../packages/domain/src/index.ts'
import type { When } from '../writing/clock.ts'

/** The local part of a persona's e-mail address, or a service account. */
export type Person = string
export type Act = { at: When; by: Person }

export type EngagementStory = {
  slug: string
  name: string
  kind: EngagementKind
  purpose: string
  owner: Person
  actorRole: ActorRole
  tier: number
  dataSources: string
  servingStack: string
  vendor: string | null
  hasTools: boolean
  opened: Act
  classified: (Act & { riskClass: RiskClass; annexPoint?: string; article50: boolean; rationale: string }) | null
  statuses: readonly (Act & { to: EngagementStatus; reason?: string })[]
  datasets: readonly DatasetStory[]
  model: string | null
  versions: readonly VersionStory[]
  envelopes?: readonly EnvelopeStory[]
  evidence: readonly EvidenceStory[]
  decisions: readonly DecisionStory[]
  notApplicable?: readonly NotApplicableStory[]
  /** Approvals that time or a fact after routing turned. */
  stale: readonly StaleStory[]
  dues: readonly { stage: GateStage; subject: Subject; at: When; due: When }[]
  /** When the gates of the engagement were computed anew, beside their decisions. */
  looks: readonly When[]
  findings: readonly FindingStory[]
  scans: readonly ScanStory[]
}

export type DatasetStory = Act & {
  name: string
  description: string
  label: string
  source: string
  licence: string
  piiFlags: string
  retentionUntil: When | null
  carveOuts: string
  records: string
}

export type ComponentStory = {
  kind: 'BASE_MODEL' | 'WEIGHTS' | 'CORPUS' | 'IMAGE' | 'REPOSITORY' | 'SYSTEM_PROMPT' | 'GUARDRAIL' | 'TOOL'
  name: string
  release: string
  attested?: boolean
  purl?: string
}

export type VersionStory = Act & {
  label: string
  summary: string
  components: readonly ComponentStory[]
  /** What the composition sets beside its parts: permissions, limits, thresholds. */
  settings: Readonly<Record<string, string | number | boolean>>
  lineage: readonly { dataset: string; usage: LineageUsage }[]
  statuses: readonly (Act & { to: ModelVersionStatus; traffic: number; reason?: string })[]
  /** How its traffic is switched off at once. */
  killSwitchRef?: string
  /** Live before the record: who brings it in order, and until when. */
  legacy?: { owner: Person; remedyBy: When }
  consumers?: readonly (Act & { name: string; contact: string; told?: Act & { reference: string } })[]
  metrics?: Readonly<Record<string, number>>
}

/** What may change from version to version without deciding anew. */
export type EnvelopeStory = Act & {
  name: string
  base: string
  rationale: string
  stages: readonly GateStage[]
  bounds: readonly { metric: string; min: number | null; max: number | null }[]
  mayChange: readonly string[]
  ends: When
  approvals: readonly (Act & { seat: GateStage | 'OVERSIGHT' })[]
}

/** The label of a model version, `dataset label` of a dataset version, or null for the engagement. */
export type Subject = string | null

export type EvidenceStory = Act & {
  type: string
  subject: Subject
  title?: string
  /** Days of validity, where they differ from those of the type. */
  validFor?: number
  /** Null: waits. POLICY: accepted as it came, since the pipeline's digest matches the version. */
  verdict: 'POLICY' | (Act & { rejectedFor?: string }) | null
  superseded?: Act
  /** What the document says beyond its form. */
  says?: readonly string[]
}

export type DecisionStory = Act & {
  stage: GateStage
  subject: Subject
  decision: GateDecision
  rationale: string
  conditions?: readonly { text: string; owner: Person; expires: When }[]
  concurs?: readonly Act[]
}

export type StaleStory = { at: When; stage: GateStage; subject: Subject; reason: string }

export type NotApplicableStory = Act & { stage: GateStage; subject: Subject; reason: string }

export type SubjectStory = {
  version?: string
  dataset?: string
  asset?: string
  status: SubjectStatus
  since?: When
  changes?: readonly (Act & { to: SubjectStatus; reason?: string })[]
}

export type FindingStory = Act & {
  slug: string
  title: string
  description: string
  category: FindingCategory
  severity: Severity
  cwe: readonly number[]
  cvss?: { vector: string; score: number }
  asset?: string
  purl?: string
  location?: { uri: string; line?: number }
  ruleId?: string
  helpUri?: string
  owner: Person | null
  team: TeamFunction
  source: string
  sourceKind: SourceKind
  labels: readonly string[]
  subjects: readonly SubjectStory[]
  steps: readonly (Act & { to: FindingStatus; reason?: string })[]
  comments: readonly (Act & { body: string })[]
  overrides?: readonly OverrideStory[]
  retests?: readonly RetestStory[]
}

export type OverrideStory = Act & {
  version?: string
  type: OverrideType
  rationale: string
  /** By the seats that had to; the last puts it in force. */
  approved?: readonly (Act & { as: OverrideSeat })[]
  expires: When | null
}

export type RetestStory = Act & {
  version: string
  scheduled?: When
  performed?: Act & { result: RetestStatus; attempts: number; successes: number; threshold: number; judge: string }
  notes: string
}

/** Scans of one target by one tool, one after the other. */
export type ScanStory = {
  slug: string
  tool: string
  source: string
  version: string | null
  fileName: string
  runs: readonly When[]
  team: TeamFunction
  owners: readonly Person[]
  rules: readonly ScanRule[]
  /** A file that could not be read, before one of the runs. */
  failed?: { at: When; problem: string }
}

export type ScanRule = {
  id: string
  title: string
  description: string
  severity: Severity
  raw: string
  category: FindingCategory
  cwe: readonly number[]
  helpUri?: string
  /** `path:line`, or a package URL for a component. */
  places: readonly string[]
}
