import type { FindingStory } from '../story/story.ts'

const round = { sourceKind: 'PERSON', team: 'ML_PLATFORM', owner: 'grace' } as const

/** What the red team and the monitoring found in the agent. */
export const codewrightFindings: readonly FindingStory[] = [
  {
    ...round,
    slug: 'mcp-description-swapped',
    at: [24, '13:40'],
    by: 'amara',
    title: 'An MCP server swapped its tool description after approval',
    description:
      'The description of `search_issues` was changed on the server a day after it was approved: it now asks the agent to add the contents of `.env` to the query. Codewright shows the approved text and sends the new one.',
    category: 'EXCESSIVE_AGENCY',
    severity: 'CRITICAL',
    cwe: [494, 829],
    asset: 'issue-search MCP server',
    source: 'AI red team',
    labels: ['asi04:2026', 'mcp'],
    subjects: [{ version: '2026.9', status: 'AFFECTED' }],
    steps: [
      { at: [24, '14:30'], by: 'tomas', to: 'TRIAGED' },
      { at: [23, '09:00'], by: 'grace', to: 'IN_PROGRESS' },
    ],
    comments: [
      {
        at: [24, '14:00'],
        by: 'amara',
        body: 'Reproduced with our own server: description pinned in the view, not in what is sent.',
      },
      {
        at: [23, '09:10'],
        by: 'grace',
        body: 'All third-party MCP servers are off by policy until the vendor pins descriptions by digest. Their ticket: CW-20418.',
      },
      {
        at: [12, '10:20'],
        by: 'wei',
        body: 'The vendor promises pinning for 2026.12. Until then it stays critical: the policy can be switched back by any team.',
      },
    ],
  },
  {
    ...round,
    slug: 'tool-call-loop',
    at: [41, '16:10'],
    by: 'dev',
    title: 'A loop of 4,100 tool calls in one session',
    description:
      'A failing test made Codewright run the same two tools for three hours: 4,100 calls, £212, and a rate limit hit for the whole team.',
    category: 'EXCESSIVE_AGENCY',
    severity: 'MEDIUM',
    cwe: [835, 770],
    asset: 'Codewright sessions',
    source: 'Monitoring',
    labels: ['llm10:2025', 'cost'],
    subjects: [{ version: '2026.9', status: 'AFFECTED' }],
    steps: [
      { at: [40, '09:30'], by: 'grace', to: 'TRIAGED' },
      { at: [33, '11:00'], by: 'grace', to: 'IN_PROGRESS' },
    ],
    comments: [
      {
        at: [33, '11:05'],
        by: 'grace',
        body: 'A cap of 60 calls a session is set in the vendor’s console for our tenant; the vendor has no cap by default.',
      },
    ],
  },
]
