import { intakeEvidence, standing } from '../story/gather.ts'
import type { EngagementStory } from '../story/story.ts'
import { codewrightFindings } from './codewright-findings.ts'
import { codewrightScans } from './codewright-scans.ts'

/** A vendor’s coding agent, live before the register existed. */
export const codewright: EngagementStory = {
  slug: 'codewright',
  name: 'Codewright',
  kind: 'AI_USE_CASE',
  purpose: 'Suggests and writes code in our repositories; opens merge requests, runs tests, reads the issue tracker.',
  owner: 'grace',
  actorRole: 'DEPLOYER',
  tier: 2,
  dataSources: 'Our source code, issues and build logs',
  servingStack:
    'The vendor’s cloud, EU tenant. LEGACY: in use since March, before the register existed; remedy by the end of the quarter',
  vendor: 'Codewright Inc.',
  hasTools: true,
  opened: { at: [112, '14:00'], by: 'grace' },
  classified: {
    at: [111, '15:00'],
    by: 'henrik',
    riskClass: 'NOT_HIGH',
    article50: false,
    rationale: 'A tool for engineers; not listed in Annex III. Output is reviewed before it is merged.',
  },
  statuses: [
    {
      at: [107, '16:30'],
      by: 'grace',
      to: 'LIVE',
      reason: 'Observed: live since March, before the register existed (LEGACY)',
    },
  ],
  datasets: [],
  model: 'codewright',
  versions: [
    {
      label: '2026.9',
      at: [106, '09:00'],
      by: 'grace',
      summary: 'The vendor’s agent as our tenant uses it.',
      components: [
        { kind: 'BASE_MODEL', name: 'codewright-agent', release: '2026.9', attested: true },
        { kind: 'TOOL', name: 'repository.write', release: '5' },
        { kind: 'TOOL', name: 'mcp.issue-search', release: '1.2' },
      ],
      settings: { routing: 'LEGACY', remedyBy: 'end of quarter', thirdPartyMcp: false },
      lineage: [],
      statuses: [
        {
          at: [106, '09:05'],
          by: 'grace',
          to: 'PRODUCTION',
          traffic: 100,
          reason: 'Observed: live before the register existed (LEGACY)',
        },
      ],
      killSwitchRef: 'the vendor’s console: suspend the tenant',
      legacy: { owner: 'grace', remedyBy: -38 },
    },
  ],
  evidence: [
    ...intakeEvidence('grace', { from: [110, '10:00'] }),
    standing(
      'VENDOR_ASSESSMENT',
      110,
      'henrik',
      { at: 109.9, by: 'miriam' },
      {
        title: 'Vendor assessment of Codewright Inc., taken over',
        validFor: 98,
        says: ['Made 365 days before its end by procurement; taken over with its dates.'],
      },
    ),
    standing('TAKEDOWN_PROCEDURE', [60, '10:00'], 'dev', { at: [59, '10:00'], by: 'tomas' }),
    standing('LOG_RETENTION_SETTING', [60, '10:30'], 'grace', { at: [59, '10:05'], by: 'tomas' }),
    {
      type: 'MODEL_CARD_EVALUATION',
      subject: '2026.9',
      at: [36, '10:00'],
      by: 'grace',
      verdict: { at: [35, '10:00'], by: 'wei' },
      title: 'The vendor’s model card',
    },
    {
      type: 'OWASP_LLM_COVERAGE',
      subject: '2026.9',
      at: [36, '10:20'],
      by: 'grace',
      verdict: {
        at: [27, '10:00'],
        by: 'wei',
        rejectedFor: 'The vendor’s marketing sheet names no tests. Have the round cover it.',
      },
    },
  ],
  decisions: [
    {
      stage: 'INTAKE',
      subject: null,
      at: [107, '15:50'],
      by: 'miriam',
      decision: 'PROCEED',
      rationale: 'In use already. On the record it can at least be seen, evaluated and switched off.',
    },
    {
      stage: 'EVALUATION',
      subject: '2026.9',
      at: [22, '15:00'],
      by: 'wei',
      decision: 'RETURN',
      rationale:
        'No red-team report of our own, no agentic coverage, and a critical finding that the vendor has not fixed. Come back with a round on our tenant.',
    },
  ],
  notApplicable: [
    {
      stage: 'TRAINING',
      subject: '2026.9',
      at: [104, '11:00'],
      by: 'henrik',
      reason:
        'The vendor trains the model; we neither train nor tune. Its supply chain is part of the vendor assessment.',
    },
  ],
  stale: [{ at: 12, stage: 'INTAKE', subject: null, reason: 'The vendor assessment expired' }],
  dues: [{ at: 12, stage: 'INTAKE', subject: null, due: -2 }],
  looks: [[35, '12:00']],
  findings: codewrightFindings,
  scans: codewrightScans,
}
