import {
  dataEvidence,
  deploymentEvidence,
  evaluationEvidence,
  intakeEvidence,
  standing,
  trainingEvidence,
} from '../story/gather.ts'
import type { Act, EvidenceStory, Person } from '../story/story.ts'
import type { When } from '../writing/clock.ts'

const lasting: readonly EvidenceStory[] = [
  standing('HARM_TAXONOMY', [117, '11:00'], 'amara', { at: [117, '15:00'], by: 'wei' }),
  standing(
    'AI_POLICY',
    [118, '09:30'],
    'henrik',
    { at: [118, '16:00'], by: 'miriam' },
    { title: 'AI policy of Northgate Pay' },
  ),
  standing('FRAMEWORK_CROSSWALK', [100, '10:00'], 'henrik', { at: [99, '11:00'], by: 'miriam' }),
  standing(
    'ACCESS_AUDIT',
    [117, '13:10'],
    'leila',
    { at: [116, '09:10'], by: 'henrik' },
    { superseded: { at: [40, '15:00'], by: 'henrik' } },
  ),
  standing('ACCESS_AUDIT', [40, '11:20'], 'leila', { at: [40, '14:58'], by: 'henrik' }),
  standing('LOG_RETENTION_SETTING', [112, '10:00'], 'jonas', { at: [111, '09:30'], by: 'tomas' }),
  standing('ROLLBACK_RUNBOOK', [112, '10:20'], 'jonas', { at: [111, '09:40'], by: 'tomas' }),
  standing('TAKEDOWN_PROCEDURE', [112, '10:45'], 'dev', { at: [111, '09:45'], by: 'tomas' }),
  standing(
    'KILL_SWITCH_TEST',
    [112, '14:00'],
    'dev',
    { at: [111, '10:00'], by: 'tomas' },
    { superseded: { at: [33, '17:02'], by: 'tomas' } },
  ),
  standing(
    'KILL_SWITCH_TEST',
    [33, '14:00'],
    'dev',
    { at: [33, '17:00'], by: 'tomas' },
    { says: ['Flags nora.enabled and nora.refund-tool were both pulled.'] },
  ),
  standing('DASHBOARD_REFERENCE', [105, '10:00'], 'dev', { at: [104, '09:00'], by: 'jonas' }),
  standing('MONITORING_THRESHOLDS', [105, '10:25'], 'dev', { at: [104, '09:05'], by: 'jonas' }),
  standing('INCIDENT_CLASS_TAXONOMY', [104, '11:00'], 'ruth', { at: [103, '10:00'], by: 'henrik' }),
  standing('AI_INCIDENT_RUNBOOK', [104, '11:30'], 'ruth', { at: [103, '10:05'], by: 'henrik' }),
]

const settled = (type: string, by: Person, at: When, accepted: Act): EvidenceStory => ({
  type,
  subject: '1.4',
  by,
  at,
  verdict: accepted,
})
const retirement: readonly EvidenceStory[] = [
  settled('DECOMMISSION_PLAN', 'jonas', [19, '10:00'], { by: 'henrik', at: [18, '09:20'] }),
  settled('RETIREMENT_RECORD', 'jonas', [17, '10:30'], { by: 'henrik', at: [16, '11:00'] }),
  settled('DISPOSAL_EVIDENCE', 'leila', [15, '14:00'], { by: 'henrik', at: [14, '09:00'] }),
  settled('RETENTION_CLOSURE', 'leila', [15, '14:20'], { by: 'henrik', at: [14, '09:05'] }),
  settled('CREDENTIAL_REVOCATION', 'dev', [13, '16:00'], { by: 'tomas', at: [12, '09:15'] }),
]

const incident: readonly EvidenceStory[] = [
  {
    type: 'ROLLBACK_RECORD',
    subject: '2.1',
    title: 'INC-2: refund tool switched off',
    at: [11, '10:32'],
    by: 'dev',
    verdict: { at: [11, '13:00'], by: 'jonas' },
    says: [
      'Aware 09:14, refund tool off 09:52: contained in 38 minutes.',
      '14 refunds, £3,120, to two accounts; both frozen.',
      'Answers without the tool went on.',
    ],
  },
  {
    type: 'INCIDENT_STATEMENT',
    subject: '2.1',
    title: 'INC-2: statement for the monitoring gate',
    at: [9, '09:30'],
    by: 'dev',
    verdict: { at: [9, '15:10'], by: 'henrik' },
    says: [
      'INC-2, class: tool used against its purpose.',
      'Article 73: assessed as not serious. No harm to health, critical infrastructure or fundamental rights; the money is refunded by us.',
      'Review due in four days.',
    ],
  },
  {
    type: 'POST_INCIDENT_REVIEW',
    subject: '2.1',
    title: 'INC-2: post-incident notes, draft',
    at: [2, '16:40'],
    by: 'dev',
    verdict: null,
    says: [
      '09:14 Support notices refunds nobody asked for.',
      '09:21 Security operations classifies and calls ML platform.',
      '09:52 Flag nora.refund-tool off in both regions.',
      'Open: why the limit stood only in the prompt.',
    ],
  },
]

export const noraEvidence: readonly EvidenceStory[] = [
  ...intakeEvidence('priya', { from: [117, '09:00'] }, { vendor: true }),
  ...lasting,
  ...dataEvidence({ subject: 'help-corpus 2026-06', from: [117, '09:30'] }),
  ...dataEvidence({ subject: 'tickets-eval v3', from: [116, '09:15'] }),
  ...dataEvidence({
    subject: 'help-corpus 2026-10',
    from: [56, '09:15'],
    says: { DATASET_CARD: ['41 articles with card numbers in screenshots were taken out.'] },
  }),
  ...trainingEvidence({ subject: '1.4', from: [114, '08:00'] }),
  ...evaluationEvidence({ subject: '1.4', from: [111, '08:30'] }, { tools: true }),
  ...deploymentEvidence({ subject: '1.4', from: [108, '09:00'] }),
  {
    type: 'INCIDENT_STATEMENT',
    subject: '1.4',
    at: [77, '10:00'],
    by: 'dev',
    verdict: { at: [77, '15:00'], by: 'henrik' },
    says: ['None in the period.'],
  },
  ...trainingEvidence({ subject: '2.1', from: [54, '10:00'] }),
  ...evaluationEvidence(
    {
      subject: '2.1',
      from: [50, '08:10'],
      says: {
        REGRESSION_OUTPUT: ['0 of 200.'],
        PASS_FAIL_DECISION: ['Residual: refund without limit, accepted until it stands in the tool.'],
      },
    },
    { tools: true },
  ),
  ...deploymentEvidence({ subject: '2.1', from: [48, '09:00'] }),
  {
    type: 'AGENT_BOUNDARY_RECORD',
    subject: '2.1',
    at: [48, '11:30'],
    by: 'wei',
    verdict: { at: [48, '16:00'], by: 'tomas' },
  },
  {
    type: 'CORPUS_ACCESS_RECORD',
    subject: '2.1',
    at: [48, '11:50'],
    by: 'ines',
    verdict: { at: [47, '09:00'], by: 'wei' },
  },
  {
    type: 'INCIDENT_STATEMENT',
    subject: '2.1',
    at: [18, '10:00'],
    by: 'dev',
    verdict: { at: [18, '15:00'], by: 'henrik' },
    superseded: { at: [9, '15:12'], by: 'henrik' },
    says: ['None in the period.'],
  },
  ...incident,
  ...retirement,
  {
    type: 'CONSUMER_NOTICE_LOG',
    subject: '1.4',
    at: [10, '11:00'],
    by: 'jonas',
    verdict: {
      at: [9, '10:10'],
      by: 'henrik',
      rejectedFor: 'The partner portal has had no notice: send it and hand the log in again.',
    },
  },
  ...trainingEvidence({ subject: '2.2', from: [13, '10:00'] }),
  ...evaluationEvidence(
    {
      subject: '2.2',
      from: [8, '09:00'],
      without: ['PASS_FAIL_DECISION'],
      says: { REGRESSION_OUTPUT: ['3 of 200 succeeded; threshold 0. The three are attached to the finding.'] },
    },
    { tools: true },
  ),
]
