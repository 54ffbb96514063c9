import type { GateStage, PolicyKind, TeamFunction } from '../../../generated/gql/graphql.ts'

export const stages: readonly GateStage[] = [
  'INTAKE',
  'DATA',
  'TRAINING',
  'EVALUATION',
  'DEPLOYMENT',
  'MONITORING',
  'RETIREMENT',
]

/** The conditions and groups that can be added to the policy of a stage. */
export function kindsFor(stage: GateStage): Exclude<PolicyKind, 'NOT'>[] {
  const ofVersions = stage !== 'INTAKE' && stage !== 'DATA'
  return [
    'EVIDENCE_IN_FORCE',
    'NO_OPEN_FINDING',
    'OPEN_FINDINGS_AT_MOST',
    'RACI_COMPLETE',
    ...(stage === 'INTAKE' ? [] : (['EARLIER_GATES_PASSED'] as const)),
    ...(ofVersions ? (['OWASP_COVERED', 'DATASETS_NAMED'] as const) : []),
    'VENDOR_ASSESSED',
    'KILL_SWITCH_TESTED',
    'CLASSIFIED',
    'USE_CASE_IS',
    'ALL',
    'ANY',
  ]
}

export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'] as const
export const lists = ['LLM', 'AGENTIC'] as const
export const editions = { LLM: ['2025', '2026'], AGENTIC: ['2026'] } as const
export const traits = ['VENDOR_MODEL', 'HAS_TOOLS', 'HIGH_RISK', 'TIER_1'] as const
export const conditions = ['VENDOR_MODEL', 'HAS_TOOLS'] as const
export const overseers: readonly TeamFunction[] = ['SECURITY_LEADERSHIP', 'GRC']
