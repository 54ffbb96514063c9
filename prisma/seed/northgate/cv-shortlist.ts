import { dataEvidence, intakeEvidence, standing } from '../story/gather.ts'
import type { EngagementStory, FindingStory } from '../story/story.ts'

const findings: readonly FindingStory[] = [
  {
    slug: 'selection-ratio',
    at: [16, '14:15'],
    by: 'amara',
    title: 'Women over 50 are shortlisted at 0.71 of the rate of men under 35',
    description:
      'On 1,200 paired applications the lowest selection rate (women, 50 and over) is 0.71 of the highest (men, under 35). The threshold is 0.80. The gap stands in the “years since degree” feature of the vendor.',
    category: 'BIAS',
    severity: 'HIGH',
    cwe: [1039],
    asset: 'ranking',
    owner: 'paolo',
    team: 'AI_RED_TEAM',
    source: 'Bias evaluation',
    sourceKind: 'PERSON',
    labels: ['annex-iii', 'fairness'],
    subjects: [{ version: '3.2', status: 'AFFECTED' }],
    steps: [{ at: [15, '10:00'], by: 'wei', to: 'TRIAGED' }],
    comments: [
      {
        at: [16, '15:00'],
        by: 'paolo',
        body: 'The vendor says the feature can be switched off for our tenant. That changes what we asked to approve.',
      },
      {
        at: [15, '10:10'],
        by: 'henrik',
        body: 'Article 10(2)(f) and Article 26 both ask for this before use. It goes into the impact assessment, which is still missing.',
      },
      {
        at: [5, '11:20'],
        by: 'miriam',
        body: 'Scope has to change: no ranking, only a check for required documents, until the assessment is there.',
      },
    ],
  },
]

/** A vendor’s shortlisting of applications: high-risk by Annex III 4(a). */
export const cvShortlist: EngagementStory = {
  slug: 'cv-shortlist',
  name: 'CV shortlist',
  kind: 'AI_USE_CASE',
  purpose: 'Ranks applications for roles with more than 200 applicants and proposes a shortlist to recruiters.',
  owner: 'paolo',
  actorRole: 'DEPLOYER',
  tier: 2,
  dataSources: 'Applications, job descriptions',
  servingStack: 'The vendor’s cloud; not in use',
  vendor: 'Talentry',
  hasTools: false,
  opened: { at: [111, '11:00'], by: 'paolo' },
  classified: {
    at: [29, '15:00'],
    by: 'henrik',
    riskClass: 'HIGH_ANNEX_III',
    annexPoint: '4(a)',
    article50: false,
    rationale:
      'Selection of applicants is listed in Annex III 4(a), and it profiles natural persons, so Article 6(3) cannot exempt it. Dates of application: confirm with counsel.',
  },
  statuses: [],
  datasets: [
    {
      name: 'cv-panel',
      description: 'Paired, invented applications for bias evaluation.',
      label: '2026-10',
      at: [26, '10:00'],
      by: 'leila',
      source: 'Written by a panel of recruiters',
      licence: 'Northgate Pay, internal',
      piiFlags: 'none: invented persons',
      retentionUntil: -500,
      carveOuts: 'Never for training',
      records: '1,200 paired applications',
    },
  ],
  model: 'shortlist',
  versions: [
    {
      label: '3.2',
      at: [27, '11:00'],
      by: 'paolo',
      summary: 'The vendor’s ranking model.',
      components: [{ kind: 'BASE_MODEL', name: 'talentry-rank', release: '3.2', attested: true }],
      settings: { shortlistSize: 20, yearsSinceDegree: true },
      lineage: [{ dataset: 'cv-panel 2026-10', usage: 'EVALUATION' }],
      statuses: [],
    },
  ],
  evidence: [
    ...intakeEvidence('paolo', { from: [28, '09:30'], without: ['IMPACT_ASSESSMENT'] }, { vendor: true }),
    ...dataEvidence({ subject: 'cv-panel 2026-10', from: [25, '09:00'], without: ['INGESTION_LOG'] }),
    standing('ACCESS_AUDIT', [25, '13:00'], 'leila', { at: [24, '09:00'], by: 'henrik' }),
    {
      type: 'BIAS_ROBUSTNESS_RESULT',
      subject: '3.2',
      at: [16, '14:30'],
      by: 'amara',
      verdict: { at: [15, '09:45'], by: 'wei' },
      says: ['Lowest ratio 0.71: women, 50 and over, against men under 35. Threshold 0.80: not met.'],
    },
  ],
  decisions: [
    {
      stage: 'INTAKE',
      subject: null,
      at: [5, '11:30'],
      by: 'miriam',
      decision: 'MODIFY_SCOPE',
      rationale:
        'No ranking of persons until the impact assessment is there and the ratio is above 0.80. A check for required documents may go on.',
    },
  ],
  stale: [],
  dues: [{ at: [28, '14:00'], stage: 'INTAKE', subject: null, due: [4, '17:00'] }],
  looks: [[15, '12:00']],
  findings,
  scans: [],
}
