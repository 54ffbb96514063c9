import type { ComponentStory, EngagementStory, VersionStory } from '../story/story.ts'
import { noraDecisions } from './nora-decisions.ts'
import { noraEvidence } from './nora-evidence.ts'
import { noraIncidentFindings } from './nora-incident.ts'
import { noraOutputFindings } from './nora-output.ts'
import { noraScans } from './nora-scans.ts'
import { noraServiceFindings } from './nora-service.ts'
import { noraToolFindings } from './nora-tools.ts'

const base = (release: string): ComponentStory => ({
  kind: 'BASE_MODEL',
  name: 'helion-chat-large',
  release,
  attested: true,
})
const parts = (release: string, corpus: string, commit: string): ComponentStory[] => [
  { kind: 'SYSTEM_PROMPT', name: 'nora-system-prompt', release },
  { kind: 'GUARDRAIL', name: 'nora-guardrails', release },
  { kind: 'CORPUS', name: 'help-corpus-index', release: corpus },
  {
    kind: 'IMAGE',
    name: 'nora-gateway',
    release,
    purl: `pkg:oci/nora-gateway@${release}?repository_url=registry.northgate.example`,
  },
  { kind: 'REPOSITORY', name: 'support/nora', release: commit },
  { kind: 'TOOL', name: 'orders.lookup', release: '3.1' },
]
const refunds = (release: string): ComponentStory => ({ kind: 'TOOL', name: 'refunds.create', release })

const versions: readonly VersionStory[] = [
  {
    label: '1.4',
    at: [115, '09:12'],
    by: 'ines',
    summary: 'Answers from the help corpus; looks orders up.',
    components: [base('2026-05-11'), ...parts('1.4', '2026-06', '8f1c02ab')],
    settings: { temperature: 0.2, maxToolCalls: 6, refundTool: false },
    lineage: [
      { dataset: 'help-corpus 2026-06', usage: 'GROUNDING' },
      { dataset: 'tickets-eval v3', usage: 'EVALUATION' },
    ],
    statuses: [
      { at: [107, '16:05'], by: 'jonas', to: 'CANARY', traffic: 10 },
      { at: [106, '10:30'], by: 'jonas', to: 'PRODUCTION', traffic: 100 },
      { at: [46, '11:02'], by: 'jonas', to: 'SUPERSEDED', traffic: 0, reason: '2.1 serves all traffic' },
      {
        at: [20, '09:30'],
        by: 'jonas',
        to: 'RETIRING',
        traffic: 0,
        reason: 'The provider withdraws the base model snapshot',
      },
    ],
    killSwitchRef: 'flag nora.answers',
    consumers: [
      {
        at: [100, '10:00'],
        by: 'ines',
        name: 'Help centre widget',
        contact: 'Support web team',
        told: { at: [19, '11:20'], by: 'ines', reference: 'SUP-2291' },
      },
      { at: [96, '15:40'], by: 'ines', name: 'Merchant portal', contact: 'Merchant apps, on-call rota' },
    ],
  },
  {
    label: '2.1',
    at: [55, '09:20'],
    by: 'ines',
    summary: 'Adds refunds through a tool, with the rights of the signed-in customer.',
    components: [base('2026-08-30'), ...parts('2.1', '2026-10', 'c41d97e0'), refunds('1.0')],
    settings: { temperature: 0.2, maxToolCalls: 12, refundTool: true, refundToolFlag: 'nora.refund-tool' },
    lineage: [
      { dataset: 'help-corpus 2026-10', usage: 'GROUNDING' },
      { dataset: 'tickets-eval v3', usage: 'EVALUATION' },
    ],
    statuses: [
      { at: [47, '16:30'], by: 'jonas', to: 'CANARY', traffic: 10 },
      { at: [46, '11:00'], by: 'jonas', to: 'PRODUCTION', traffic: 100 },
    ],
    killSwitchRef: 'flag nora.answers; the refund tool alone: nora.refund-tool',
    consumers: [
      { at: [45, '10:00'], by: 'ines', name: 'Help centre widget', contact: 'Support web team' },
      { at: [45, '10:05'], by: 'ines', name: 'Merchant portal', contact: 'Merchant apps, on-call rota' },
    ],
  },
  {
    label: '2.2',
    at: [14, '10:05'],
    by: 'ines',
    summary: 'Retrieved text is marked as data; retrieval filters by tenant before ranking.',
    components: [base('2026-08-30'), ...parts('2.2', '2026-10', 'e7730b54'), refunds('1.1')],
    settings: {
      temperature: 0.2,
      maxToolCalls: 8,
      refundTool: true,
      refundToolFlag: 'nora.refund-tool',
      refundLimitPence: 2500,
    },
    lineage: [
      { dataset: 'help-corpus 2026-10', usage: 'GROUNDING' },
      { dataset: 'tickets-eval v3', usage: 'EVALUATION' },
    ],
    statuses: [],
  },
]

const corpus = {
  name: 'help-corpus',
  description: 'Help centre articles and macros, chunked for retrieval.',
  by: 'leila',
  source: 'Help centre export, signed',
  licence: 'Northgate Pay, internal',
  piiFlags: 'incidental: names in examples',
  retentionUntil: -640,
  carveOuts: 'Card data: articles with card numbers in screenshots or examples',
} as const

/** Support assistant with retrieval and a refund tool on a hosted model. */
export const nora: EngagementStory = {
  slug: 'nora',
  name: 'Nora',
  kind: 'AI_USE_CASE',
  purpose: 'Answers customers’ questions about payments, looks orders up and, where it is switched on, issues refunds.',
  owner: 'priya',
  actorRole: 'BOTH',
  tier: 1,
  dataSources: 'Help centre, order service, past tickets for evaluation',
  servingStack: 'Helion Chat behind our gateway in eu-west-1 and eu-central-1; the refund tool is off since INC-2',
  vendor: 'Helion AI',
  hasTools: true,
  opened: { at: [119, '09:05'], by: 'priya' },
  classified: {
    at: [118, '14:20'],
    by: 'henrik',
    riskClass: 'NOT_HIGH',
    article50: true,
    rationale:
      'Customer support is not listed in Annex III and decides on nobody’s access to a service. People talk to it, so Article 50(1) applies.',
  },
  statuses: [{ at: [106, '10:30'], by: 'priya', to: 'LIVE' }],
  datasets: [
    { ...corpus, label: '2026-06', at: [118, '10:00'], records: '1,812 articles in 9,140 chunks' },
    {
      name: 'tickets-eval',
      description: 'Past tickets with expected answers, for evaluation only.',
      label: 'v3',
      at: [117, '10:30'],
      by: 'leila',
      source: 'Ticket archive 2025, sampled and reviewed',
      licence: 'Northgate Pay, internal',
      piiFlags: 'pseudonymised: customer, order',
      retentionUntil: -410,
      carveOuts: '',
      records: '2,400 tickets',
    },
    { ...corpus, label: '2026-10', at: [57, '09:40'], records: '2,006 articles in 10,377 chunks' },
  ],
  model: 'nora',
  versions,
  evidence: noraEvidence,
  decisions: noraDecisions.decisions,
  stale: noraDecisions.stale,
  dues: noraDecisions.dues,
  looks: [
    [105, '09:00'],
    [8, '18:30'],
    [3, '17:30'],
  ],
  findings: [...noraToolFindings, ...noraOutputFindings, ...noraIncidentFindings, ...noraServiceFindings],
  scans: noraScans,
}
