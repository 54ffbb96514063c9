import type { DecisionStory, EngagementStory } from '../story/story.ts'

const data = (subject: string, at: DecisionStory['at'], rationale: string): DecisionStory => ({
  stage: 'DATA',
  subject,
  at,
  by: 'henrik',
  decision: 'APPROVE',
  rationale,
})

const released = (label: string, [trained, judged, served]: readonly [number, number, number]): DecisionStory[] => [
  {
    stage: 'TRAINING',
    subject: label,
    at: [trained, '11:00'],
    by: 'tomas',
    decision: 'APPROVE',
    rationale: 'Inside the envelope; signature and bill of materials verify.',
  },
  {
    stage: 'EVALUATION',
    subject: label,
    at: [judged, '10:00'],
    by: 'wei',
    decision: 'APPROVE',
    rationale: 'Recall and ratios within bounds; nothing new under attack.',
    concurs: [{ at: [judged, '13:30'], by: 'henrik' }],
  },
  {
    stage: 'DEPLOYMENT',
    subject: label,
    at: [served, '10:30'],
    by: 'oskar',
    decision: 'APPROVE',
    rationale: 'Canary for a week, then all traffic.',
    concurs: [
      { at: [served, '11:40'], by: 'tomas' },
      { at: [served, '13:45'], by: 'miriam' },
    ],
  },
]

const expired = 'The kill-switch test of this use case expired: it is older than 90 days'

export const fraudDecisions: Pick<EngagementStory, 'decisions' | 'stale' | 'dues'> = {
  decisions: [
    {
      stage: 'INTAKE',
      subject: null,
      at: [113, '10:00'],
      by: 'miriam',
      decision: 'PROCEED',
      rationale:
        'In service for years; what is new is that it is on the record. A person looks at every decline that is disputed.',
      concurs: [{ at: [113, '15:15'], by: 'henrik' }],
    },
    data('fraud-holdout 2026', [108, '11:00'], 'Evaluation only; payments under dispute are carved out.'),
    data('card-transactions 2026-Q3', [46, '10:00'], 'Training of fraud models only.'),
    data('chargebacks 2026-10', [27, '10:00'], 'Labels from three acquirers, each feed signed.'),
    ...released('41.3', [20, 18, 17]),
    data(
      'chargebacks 2026-10 relabelled',
      [14, '11:00'],
      'Replaces 2026-10: the feed that was poisoned is read again from its archive.',
    ),
    ...released('41.4', [12, 10, 9]),
    {
      stage: 'TRAINING',
      subject: '41.5',
      at: [4, '11:00'],
      by: 'tomas',
      decision: 'APPROVE',
      rationale: 'Weights are safetensors, runtime 7.19.0: both open criticals end with this version.',
    },
  ],
  stale: [
    { at: 6, stage: 'DEPLOYMENT', subject: '41.3', reason: expired },
    { at: 6, stage: 'DEPLOYMENT', subject: '41.4', reason: expired },
  ],
  dues: [
    { at: [16, '09:30'], stage: 'MONITORING', subject: '41.3', due: -14 },
    { at: 6, stage: 'DEPLOYMENT', subject: '41.4', due: [2, '17:00'] },
    { at: [4, '08:00'], stage: 'EVALUATION', subject: '41.5', due: [1, '17:00'] },
  ],
}
