import type { ComponentStory, EngagementStory, VersionStory } from '../story/story.ts'
import { fraudDecisions } from './card-fraud-decisions.ts'
import { fraudEvidence } from './card-fraud-evidence.ts'
import { fraudFindings } from './card-fraud-findings.ts'
import { fraudPlatformFindings } from './card-fraud-platform.ts'
import { fraudScans } from './card-fraud-scans.ts'

const parts = (release: string, runtime: string, commit: string): ComponentStory[] => [
  { kind: 'WEIGHTS', name: 'card-fraud-gbt', release },
  {
    kind: 'IMAGE',
    name: 'fraud-scoring',
    release: runtime,
    purl: `pkg:oci/fraud-scoring@${runtime}?repository_url=registry.northgate.example`,
  },
  { kind: 'REPOSITORY', name: 'risk/fraud-model', release: commit },
]
const settings = { declineAbove: 0.92, reviewAbove: 0.71, features: 214, timeoutMs: 40 }
const learned = (chargebacks: string): VersionStory['lineage'] => [
  { dataset: 'card-transactions 2026-Q3', usage: 'TRAINING' },
  { dataset: `chargebacks ${chargebacks}`, usage: 'TRAINING' },
  { dataset: 'fraud-holdout 2026', usage: 'EVALUATION' },
]

const versions: readonly VersionStory[] = [
  {
    label: '41.3',
    at: [22, '05:10'],
    by: 'pipeline',
    summary: 'Weekly retrain inside the change envelope.',
    components: parts('41.3', '7.18.2', '5ad90e1c'),
    settings,
    lineage: learned('2026-10'),
    statuses: [
      { at: [17, '15:30'], by: 'jonas', to: 'CANARY', traffic: 10 },
      { at: [16, '09:30'], by: 'jonas', to: 'PRODUCTION', traffic: 100 },
      { at: [9, '14:32'], by: 'jonas', to: 'PRODUCTION', traffic: 90, reason: '41.4 takes 10 % as canary' },
    ],
    killSwitchRef: 'scoring-router: fall back to rules',
    metrics: { AUC: 0.9471, 'false declines at threshold': 0.0031 },
    consumers: [{ at: [16, '11:00'], by: 'jonas', name: 'Card authorisation', contact: 'Payments core, on-call rota' }],
  },
  {
    label: '41.4',
    at: [14, '05:10'],
    by: 'pipeline',
    summary: 'Weekly retrain on relabelled chargebacks.',
    components: parts('41.4', '7.18.2', '91b7c3f8'),
    settings,
    lineage: learned('2026-10 relabelled'),
    statuses: [{ at: [9, '14:30'], by: 'jonas', to: 'CANARY', traffic: 10 }],
    killSwitchRef: 'scoring-router: fall back to rules',
    metrics: { AUC: 0.9478, 'false declines at threshold': 0.0029 },
  },
  {
    label: '41.5',
    at: [5, '05:10'],
    by: 'pipeline',
    summary: 'Weekly retrain; weights as safetensors, inference runtime patched.',
    components: parts('41.5', '7.19.0', 'd20f6ee4'),
    settings,
    lineage: learned('2026-10 relabelled'),
    statuses: [],
    metrics: { AUC: 0.9462, 'false declines at threshold': 0.0033 },
  },
]

const data = { by: 'leila', licence: 'Northgate Pay, internal', retentionUntil: -700 } as const

/** Scores card payments for fraud; built in house and retrained weekly. */
export const cardFraud: EngagementStory = {
  slug: 'card-fraud',
  name: 'Card-fraud',
  kind: 'AI_USE_CASE',
  purpose: 'Scores each card payment within 40 ms; above one threshold a person looks, above another it is declined.',
  owner: 'oskar',
  actorRole: 'PROVIDER',
  tier: 1,
  dataSources: 'Card transactions, chargebacks, device signals',
  servingStack: 'Inference runtime on our clusters in two regions; training pipeline in an isolated account',
  vendor: null,
  hasTools: false,
  opened: { at: [117, '10:00'], by: 'oskar' },
  classified: {
    at: [116, '15:10'],
    by: 'henrik',
    riskClass: 'NOT_HIGH',
    article50: false,
    rationale:
      'Annex III 5(b) excepts systems that detect financial fraud. It profiles nobody for credit. To be looked at again if scores reach lending.',
  },
  statuses: [
    {
      at: [112, '09:00'],
      by: 'oskar',
      to: 'LIVE',
      reason: 'Version 40.9 was live before the record; its successors are on it',
    },
  ],
  datasets: [
    {
      ...data,
      name: 'fraud-holdout',
      label: '2026',
      description: 'Held-out payments with settled outcomes.',
      at: [110, '10:00'],
      source: 'Transaction warehouse, frozen in June',
      piiFlags: 'pseudonymised: card, device',
      carveOuts: 'Payments under dispute',
      records: '1.2 million payments',
    },
    {
      ...data,
      name: 'card-transactions',
      label: '2026-Q3',
      description: 'Payments of a quarter with 214 features.',
      at: [48, '10:00'],
      source: 'Transaction warehouse, signed export',
      piiFlags: 'pseudonymised: card, device',
      carveOuts: 'Merchants who opted out',
      records: '38 million payments',
    },
    {
      ...data,
      name: 'chargebacks',
      label: '2026-10',
      description: 'Chargeback outcomes as labels.',
      at: [29, '10:15'],
      source: 'Acquirer feeds',
      piiFlags: 'pseudonymised: card',
      carveOuts: '',
      records: '61,204 labels',
    },
    {
      ...data,
      name: 'chargebacks',
      label: '2026-10 relabelled',
      description: 'Chargeback outcomes as labels.',
      at: [15, '13:00'],
      source: 'Acquirer feeds, one feed re-read from its archive',
      piiFlags: 'pseudonymised: card',
      carveOuts: '',
      records: '61,190 labels',
    },
  ],
  model: 'card-fraud',
  versions,
  envelopes: [
    {
      name: 'Weekly retrain',
      base: '41.3',
      at: [16, '13:00'],
      by: 'jonas',
      rationale:
        'The same code and features, trained each week on newer payments. Fraud moves faster than a full round.',
      stages: ['TRAINING', 'EVALUATION'],
      bounds: [
        { metric: 'AUC', min: 0.94, max: null },
        { metric: 'false declines at threshold', min: null, max: 0.0035 },
      ],
      mayChange: ['card-fraud-gbt'],
      ends: -75,
      approvals: [
        { at: [15, '10:00'], by: 'tomas', seat: 'TRAINING' },
        { at: [15, '11:10'], by: 'wei', seat: 'EVALUATION' },
        { at: [14, '16:30'], by: 'henrik', seat: 'OVERSIGHT' },
      ],
    },
  ],
  evidence: fraudEvidence,
  decisions: fraudDecisions.decisions,
  stale: fraudDecisions.stale,
  dues: fraudDecisions.dues,
  looks: [
    [15, '16:00'],
    [1, '17:00'],
  ],
  findings: [...fraudFindings, ...fraudPlatformFindings],
  scans: fraudScans,
}
