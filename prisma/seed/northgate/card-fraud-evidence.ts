import {
  dataEvidence,
  deploymentEvidence,
  evaluationEvidence,
  intakeEvidence,
  standing,
  trainingEvidence,
} from '../story/gather.ts'
import type { EvidenceStory } from '../story/story.ts'

const byVersion = ({
  label,
  built,
  judged,
  served,
}: {
  label: string
  built: number
  judged: number
  served: number | null
}) => [
  ...trainingEvidence({
    subject: label,
    from: [built, '06:00'],
    says: {
      FINE_TUNE_APPROVAL: ['Retrain inside the envelope: same code path, features and base; metrics within bounds.'],
    },
  }),
  ...evaluationEvidence({
    subject: label,
    from: [judged, '08:20'],
    says: {
      REGRESSION_OUTPUT: ['Adversarial payments: 0 of 200 slipped below the review threshold.'],
      BIAS_ROBUSTNESS_RESULT: ['Lowest ratio 0.93, by region.'],
    },
  }),
  ...(served === null ? [] : deploymentEvidence({ subject: label, from: [served, '09:00'] })),
]

export const fraudEvidence: readonly EvidenceStory[] = [
  ...intakeEvidence('oskar', { from: [115, '09:00'] }),
  standing(
    'ACCESS_AUDIT',
    [109, '10:00'],
    'leila',
    { at: [109, '15:00'], by: 'henrik' },
    { superseded: { at: [31, '16:05'], by: 'henrik' } },
  ),
  standing('ACCESS_AUDIT', [31, '11:00'], 'leila', { at: [31, '16:00'], by: 'henrik' }),
  standing('HARM_TAXONOMY', [108, '10:00'], 'amara', { at: [108, '16:00'], by: 'wei' }),
  standing('LOG_RETENTION_SETTING', [98, '10:00'], 'jonas', { at: [97, '09:00'], by: 'tomas' }),
  standing('ROLLBACK_RUNBOOK', [98, '10:30'], 'jonas', { at: [97, '09:05'], by: 'tomas' }),
  standing('TAKEDOWN_PROCEDURE', [98, '11:00'], 'dev', { at: [97, '09:10'], by: 'tomas' }),
  standing(
    'KILL_SWITCH_TEST',
    96,
    'dev',
    { at: 95.9, by: 'tomas' },
    { says: ['Scoring fell back to the static rules; 0.4 % more reviews for 11 minutes.'] },
  ),
  standing('DASHBOARD_REFERENCE', [97, '13:00'], 'dev', { at: [96, '15:00'], by: 'jonas' }),
  standing('MONITORING_THRESHOLDS', [97, '13:20'], 'dev', { at: [96, '15:05'], by: 'jonas' }),
  ...dataEvidence({ subject: 'fraud-holdout 2026', from: [109, '09:00'] }),
  ...dataEvidence({ subject: 'card-transactions 2026-Q3', from: [47, '09:00'] }),
  ...dataEvidence({ subject: 'chargebacks 2026-10', from: [28, '09:00'] }),
  ...dataEvidence({
    subject: 'chargebacks 2026-10 relabelled',
    from: [15, '14:00'],
    says: { INGESTION_LOG: ['Feed of acquirer C read again from its archive; 14 labels dropped, 1,903 corrected.'] },
  }),
  ...byVersion({ label: '41.3', built: 21, judged: 19, served: 18 }),
  ...byVersion({ label: '41.4', built: 13, judged: 11, served: 10 }),
  ...byVersion({ label: '41.5', built: 5, judged: 2, served: null }),
  {
    type: 'INCIDENT_STATEMENT',
    subject: '41.3',
    at: [3, '10:00'],
    by: 'dev',
    verdict: { at: [3, '15:00'], by: 'henrik' },
    says: ['None in the period.'],
  },
]
