import { rulesOf } from '../story/scan-rule.ts'
import type { EngagementStory, EvidenceStory } from '../story/story.ts'

const intake = [
  'REGISTER_ENTRY',
  'RISK_CLASSIFICATION',
  'OBLIGATIONS_LIST',
  'IMPACT_ASSESSMENT',
  'DATA_INVENTORY_REQUEST',
  'THREAT_MODEL',
  'DESIGN_REVIEW',
  'VENDOR_ASSESSMENT',
]
const evidence = intake.map(
  (type, index): EvidenceStory => ({
    type,
    subject: null,
    at: [60 - index, '10:00'],
    by: 'nadia',
    verdict: { at: [51, '11:00'], by: 'elin' },
  }),
)
const sast = rulesOf('SAST')

const finding = {
  team: 'ML_PLATFORM',
  sourceKind: 'PERSON',
  source: 'Own review',
  labels: [],
  comments: [],
  by: 'nadia',
} as const

/** The one use case of a workspace of two people. */
export const ledgerHelper: EngagementStory = {
  slug: 'ledger-helper',
  name: 'Ledger helper',
  kind: 'AI_USE_CASE',
  purpose: 'Proposes an account for each bank line; a bookkeeper confirms it.',
  owner: 'elin',
  actorRole: 'DEPLOYER',
  tier: 3,
  dataSources: 'Bank lines, chart of accounts',
  servingStack: 'A hosted model behind one service',
  vendor: 'Helion AI',
  hasTools: false,
  opened: { at: [64, '09:00'], by: 'elin' },
  classified: {
    at: [62, '10:00'],
    by: 'elin',
    riskClass: 'NOT_HIGH',
    article50: false,
    rationale: 'Not listed in Annex III; a person confirms each entry.',
  },
  statuses: [],
  datasets: [],
  model: 'ledger-helper',
  versions: [
    {
      label: '0.3',
      at: [44, '10:00'],
      by: 'nadia',
      summary: 'A prompt over a hosted model.',
      components: [
        { kind: 'BASE_MODEL', name: 'helion-chat-small', release: '2026-08-30', attested: true },
        { kind: 'SYSTEM_PROMPT', name: 'ledger-prompt', release: '0.3' },
      ],
      settings: { temperature: 0 },
      lineage: [],
      statuses: [],
    },
  ],
  evidence: [...evidence, { type: 'AIBOM', subject: '0.3', at: [43, '10:00'], by: 'nadia', verdict: null }],
  decisions: [
    {
      stage: 'INTAKE',
      subject: null,
      at: [50, '09:30'],
      by: 'elin',
      decision: 'PROCEED',
      rationale: 'Small, reversible, and confirmed by a person.',
    },
  ],
  stale: [],
  dues: [],
  looks: [[42, '10:00']],
  findings: [
    {
      ...finding,
      slug: 'payee-injection',
      at: [39, '14:00'],
      title: 'A payee’s name steers the proposed account',
      description: 'A payee called “book to travel costs” is booked to travel costs.',
      category: 'PROMPT_INJECTION',
      severity: 'MEDIUM',
      cwe: [1427],
      owner: 'nadia',
      subjects: [{ version: '0.3', status: 'AFFECTED' }],
      steps: [{ at: [38, '09:00'], by: 'elin', to: 'TRIAGED' }],
    },
    {
      ...finding,
      slug: 'bank-lines-in-logs',
      at: [30, '15:00'],
      title: 'Bank lines stand in the provider’s log for 30 days',
      description: 'Zero retention is not switched on for our account.',
      category: 'LEAKAGE',
      severity: 'HIGH',
      cwe: [532],
      owner: 'elin',
      subjects: [{ version: '0.3', status: 'AFFECTED' }],
      steps: [],
    },
  ],
  scans: [
    {
      slug: 'harbour-semgrep',
      tool: 'Semgrep OSS 1.139.0',
      source: 'Semgrep OSS',
      version: null,
      fileName: 'ledger.sarif',
      runs: [
        [41, '08:00'],
        [9, '08:00'],
      ],
      team: 'ML_PLATFORM',
      owners: ['nadia'],
      rules: [
        sast(
          'python.flask.security.open-redirect',
          'Redirect to an address from the request',
          { raw: 'WARNING', severity: 'MEDIUM', cwe: [601] },
          ['ledger/web/views.py:52'],
        ),
        sast(
          'python.lang.security.audit.insecure-hash',
          'MD5 for a cache key',
          { raw: 'WARNING', severity: 'LOW', cwe: [327] },
          ['ledger/cache.py:18', 'ledger/batch.py:40'],
        ),
      ],
    },
  ],
}
