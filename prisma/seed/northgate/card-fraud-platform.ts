import type { FindingStory } from '../story/story.ts'

const platform = { team: 'ML_PLATFORM', sourceKind: 'SCANNER' } as const

/** Weaknesses of the platform that trains and keeps the model. */
export const fraudPlatformFindings: readonly FindingStory[] = [
  {
    ...platform,
    slug: 'key-in-a-notebook',
    at: [61, '05:02'],
    by: 'pipeline',
    title: 'Warehouse key in a training notebook',
    description: 'A service key with read access to the transaction warehouse stands in the output of a cell.',
    category: 'SECRETS',
    severity: 'HIGH',
    cwe: [798],
    asset: 'risk/fraud-notebooks',
    ruleId: 'gcp-api-key',
    location: { uri: 'notebooks/2026-09-feature-drift.ipynb', line: 214 },
    owner: 'ines',
    source: 'Gitleaks',
    labels: ['secret'],
    subjects: [
      {
        asset: 'risk/fraud-notebooks',
        status: 'AFFECTED',
        changes: [{ at: [54, '05:02'], by: 'pipeline', to: 'FIXED', reason: 'Absent from a complete run' }],
      },
    ],
    steps: [
      { at: [61, '08:45'], by: 'tomas', to: 'TRIAGED' },
      { at: [61, '09:00'], by: 'ines', to: 'IN_PROGRESS' },
      { at: [60, '12:00'], by: 'ines', to: 'RESOLVED', reason: 'Key revoked, history rewritten' },
      { at: [54, '05:02'], by: 'pipeline', to: 'VERIFIED', reason: 'Absent from a complete run' },
    ],
    comments: [
      {
        at: [61, '08:50'],
        by: 'tomas',
        body: 'Revoke first, then clean. The key was used from one address only, ours.',
      },
      {
        at: [60, '12:05'],
        by: 'ines',
        body: 'Revoked at 09:04 the same day. Notebooks now run under workload identity.',
      },
    ],
  },
  {
    ...platform,
    slug: 'training-bucket-listable',
    at: [26, '06:30'],
    by: 'pipeline',
    title: 'The training bucket can be listed by every account of the organisation',
    description:
      'The bucket policy grants `s3:ListBucket` to the organisation. Objects are protected, their names (merchant, date) are not.',
    category: 'CONFIG',
    severity: 'HIGH',
    cwe: [732],
    asset: 'bucket fraud-training',
    ruleId: 'AVD-AWS-0093',
    location: { uri: 'infra/fraud/storage.tf', line: 37 },
    owner: 'leila',
    team: 'DATA_ENGINEERING',
    source: 'Trivy',
    labels: ['cloud'],
    subjects: [{ asset: 'bucket fraud-training', status: 'AFFECTED' }],
    steps: [
      { at: [25, '09:00'], by: 'tomas', to: 'TRIAGED' },
      { at: [20, '10:00'], by: 'leila', to: 'IN_PROGRESS' },
    ],
    comments: [
      {
        at: [20, '10:05'],
        by: 'leila',
        body: 'Policy is written; two analytics jobs list the bucket and have to move first.',
      },
    ],
  },
  {
    ...platform,
    slug: 'registry-open',
    at: [52, '13:15'],
    by: 'tomas',
    title: 'The model registry accepts pushes from the office network without sign-in',
    description:
      'The registry’s write endpoint trusts the network. Anyone in the office can replace a checkpoint; its signature is checked at release, not at load.',
    category: 'INFRA',
    severity: 'HIGH',
    cwe: [306],
    cvss: { vector: 'CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:C/C:N/I:H/A:L', score: 8.2 },
    asset: 'model-registry',
    owner: 'jonas',
    source: 'Architecture review',
    sourceKind: 'PERSON',
    labels: ['model-supply-chain'],
    subjects: [{ asset: 'model-registry', status: 'AFFECTED' }],
    steps: [
      { at: [52, '15:00'], by: 'jonas', to: 'TRIAGED' },
      { at: [45, '10:00'], by: 'jonas', to: 'IN_PROGRESS' },
      { at: [21, '17:00'], by: 'jonas', to: 'RESOLVED', reason: 'Push needs workload identity' },
    ],
    comments: [
      {
        at: [52, '14:00'],
        by: 'wei',
        body: 'Together with the loader this is the whole chain. Signature at load, please, not only at release.',
      },
      {
        at: [21, '17:05'],
        by: 'jonas',
        body: 'Push needs workload identity since today. Signature at load follows with the safetensors loader.',
      },
    ],
    retests: [{ at: [21, '17:02'], by: 'jonas', version: '41.3', notes: 'From the office network and from a runner.' }],
  },
]
