import type { FindingStory } from '../story/story.ts'

const fixedIn415 = (reason: string) =>
  ({
    version: '41.5',
    status: 'UNKNOWN',
    since: [5, '05:10'],
    changes: [{ at: [5, '16:00'], by: 'ines', to: 'FIXED', reason }],
  }) as const

/** Weaknesses of the model, its labels and its runtime. */
export const fraudFindings: readonly FindingStory[] = [
  {
    slug: 'chargeback-labels-poisoned',
    at: [15, '09:25'],
    by: 'leila',
    title: 'Chargeback labels of one acquirer feed were poisoned',
    description:
      '1,903 chargebacks of acquirer C were flipped to “legitimate” through a shared upload account. Cards of one ring score 0.2 lower on 41.3 than on 41.2.',
    category: 'POISONING',
    severity: 'HIGH',
    cwe: [345, 1039],
    asset: 'chargebacks 2026-10',
    owner: 'leila',
    team: 'DATA_ENGINEERING',
    source: 'Dataset audit',
    sourceKind: 'PERSON',
    labels: ['llm04:2025', 'labels'],
    subjects: [
      { dataset: 'chargebacks 2026-10', status: 'AFFECTED' },
      { version: '41.3', status: 'AFFECTED' },
      {
        version: '41.4',
        status: 'UNKNOWN',
        since: [14, '05:10'],
        changes: [{ at: [13, '10:00'], by: 'leila', to: 'FIXED', reason: 'Trained on the relabelled set' }],
      },
      { version: '41.5', status: 'FIXED', since: [5, '05:10'] },
    ],
    steps: [
      { at: [15, '10:00'], by: 'tomas', to: 'TRIAGED' },
      { at: [15, '11:00'], by: 'leila', to: 'IN_PROGRESS' },
    ],
    comments: [
      {
        at: [15, '09:40'],
        by: 'leila',
        body: 'Found while reconciling totals: the feed’s checksum matched, its author did not. The upload account is shared by four people at the acquirer.',
      },
      { at: [15, '12:15'], by: 'oskar', body: 'Manual review for the ring’s BIN range until 41.4 has all traffic.' },
      {
        at: [13, '10:05'],
        by: 'ines',
        body: '41.4 is trained on the relabelled set; scores of the ring are back where they were.',
      },
    ],
  },
  {
    slug: 'pickle-loader',
    at: [7, '04:40'],
    by: 'pipeline',
    title: 'Model weights are loaded with pickle',
    description:
      '`joblib.load` runs code that a checkpoint carries. Whoever writes to the registry runs code in scoring.',
    category: 'SAST',
    severity: 'CRITICAL',
    cwe: [502],
    cvss: { vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H', score: 9.9 },
    asset: 'svc-scoring',
    ruleId: 'python.lang.security.deserialization.pickle.avoid-pickle',
    location: { uri: 'services/scoring/scoring/loader.py', line: 48 },
    owner: 'ines',
    team: 'ML_PLATFORM',
    source: 'Semgrep OSS',
    sourceKind: 'SCANNER',
    labels: ['model-supply-chain'],
    subjects: [
      { version: '41.3', status: 'AFFECTED' },
      { version: '41.4', status: 'AFFECTED' },
      fixedIn415('Weights are safetensors'),
    ],
    steps: [
      { at: [7, '09:10'], by: 'tomas', to: 'TRIAGED' },
      { at: [6, '09:30'], by: 'ines', to: 'IN_PROGRESS' },
    ],
    comments: [
      {
        at: [7, '09:15'],
        by: 'tomas',
        body: 'With the open registry next door this is a path from the office network into scoring. Critical stands.',
      },
      {
        at: [6, '09:40'],
        by: 'ines',
        body: '41.5 loads safetensors and refuses anything else. Live versions need the same loader or have to go.',
      },
    ],
  },
  {
    slug: 'runtime-deserialisation',
    at: [6, '04:12'],
    by: 'pipeline',
    title: 'Inference runtime 7.18.2: CVE-2026-31877, code execution by a crafted request',
    description:
      'The runtime deserialises tensors of an unauthenticated internal endpoint without checking their type.',
    category: 'SCA',
    severity: 'CRITICAL',
    cwe: [502],
    cvss: { vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', score: 9.8 },
    asset: 'inference runtime',
    purl: 'pkg:pypi/tensor-serve@7.18.2',
    ruleId: 'CVE-2026-31877',
    location: { uri: 'registry.northgate.example/fraud-scoring' },
    owner: 'jonas',
    team: 'ML_PLATFORM',
    source: 'Trivy',
    sourceKind: 'SCANNER',
    labels: ['image', 'known-exploited'],
    subjects: [
      { version: '41.3', status: 'AFFECTED' },
      { version: '41.4', status: 'AFFECTED' },
      fixedIn415('Runtime 7.19.0'),
    ],
    steps: [
      { at: [6, '08:30'], by: 'tomas', to: 'TRIAGED' },
      { at: [6, '10:00'], by: 'jonas', to: 'IN_PROGRESS' },
    ],
    comments: [
      {
        at: [6, '08:40'],
        by: 'tomas',
        body: 'Listed as exploited since yesterday. A network policy closes the endpoint to all but the gateway; please today.',
      },
      {
        at: [6, '15:20'],
        by: 'jonas',
        body: 'Policy is in both regions. Patched runtime comes with 41.5; a hot patch of 41.3 is in canary at night.',
      },
    ],
  },
  {
    slug: 'score-extraction',
    at: [19, '15:30'],
    by: 'amara',
    title: 'Scores can be extracted through the sandbox',
    description:
      'The merchants’ sandbox returns the raw score. 40,000 queries train a copy that agrees on 94 % of decisions.',
    category: 'EXTRACTION',
    severity: 'MEDIUM',
    cwe: [203, 799],
    asset: 'merchant sandbox',
    owner: 'oskar',
    team: 'ML_PLATFORM',
    source: 'AI red team',
    sourceKind: 'PERSON',
    labels: ['model-theft'],
    subjects: [
      { version: '41.3', status: 'AFFECTED' },
      { version: '41.4', status: 'UNKNOWN', since: [14, '05:10'] },
      { version: '41.5', status: 'UNKNOWN', since: [5, '05:10'] },
    ],
    steps: [{ at: [18, '16:00'], by: 'jonas', to: 'TRIAGED' }],
    comments: [
      {
        at: [18, '16:10'],
        by: 'oskar',
        body: 'Merchants need the band, not the score. We can round to five bands without a contract change.',
      },
    ],
  },
]
