import type { FindingStory } from '../story/story.ts'

/** Classical weaknesses of the services around Nora. */
export const noraServiceFindings: readonly FindingStory[] = [
  {
    slug: 'ingestion-ssrf',
    at: [38, '15:20'],
    by: 'nadia',
    title: 'Ingestion fetches any address that an article links to',
    description:
      'The ingestion service follows links in articles to expand previews. A link to 169.254.169.254 returns the instance’s role credentials into the chunk store.',
    category: 'PENTEST',
    severity: 'HIGH',
    cwe: [918],
    cvss: { vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:N/A:N', score: 7.7 },
    asset: 'svc-ingestion',
    location: { uri: 'services/ingestion/src/expand-links.ts', line: 62 },
    owner: 'leila',
    team: 'DATA_ENGINEERING',
    source: 'Penetration test, autumn',
    sourceKind: 'PERSON',
    labels: ['pentest-2026-10'],
    subjects: [{ asset: 'svc-ingestion', status: 'AFFECTED' }],
    steps: [
      { at: [37, '09:30'], by: 'tomas', to: 'TRIAGED' },
      { at: [35, '10:00'], by: 'leila', to: 'IN_PROGRESS' },
    ],
    comments: [
      {
        at: [37, '09:35'],
        by: 'tomas',
        body: 'Metadata service v2 is enforced since this morning, so the credentials are out of reach. The fetch itself remains.',
      },
      {
        at: [6, '10:10'],
        by: 'leila',
        body: 'An egress proxy with an allow list is planned for the next sprint. I ask to defer until then.',
      },
    ],
    overrides: [
      {
        at: [6, '10:05'],
        by: 'leila',
        type: 'DEFERRED',
        rationale:
          'Credentials are out of reach since metadata v2 is enforced. The egress proxy replaces the whole path in six weeks.',
        expires: -42,
      },
    ],
  },
  {
    slug: 'conversation-idor',
    at: [38, '16:40'],
    by: 'nadia',
    title: 'Conversations of others can be read by their number',
    description:
      '`GET /conversations/{id}` checks that the caller is signed in, not that the conversation is theirs. Ids are sequential.',
    category: 'PENTEST',
    severity: 'HIGH',
    cwe: [639],
    cvss: { vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N', score: 6.5 },
    asset: 'svc-conversations',
    location: { uri: 'services/conversations/src/routes/get-conversation.ts', line: 31 },
    owner: 'jonas',
    team: 'ML_PLATFORM',
    source: 'Penetration test, autumn',
    sourceKind: 'PERSON',
    labels: ['pentest-2026-10', 'tenancy'],
    subjects: [
      {
        asset: 'svc-conversations',
        status: 'AFFECTED',
        changes: [{ at: [24, '11:30'], by: 'nadia', to: 'FIXED', reason: 'Retest passed' }],
      },
    ],
    steps: [
      { at: [38, '17:20'], by: 'tomas', to: 'TRIAGED' },
      { at: [37, '11:00'], by: 'jonas', to: 'IN_PROGRESS' },
      { at: [31, '16:00'], by: 'jonas', to: 'RESOLVED', reason: 'Ownership check in the repository, random ids' },
      { at: [24, '11:32'], by: 'nadia', to: 'VERIFIED', reason: 'Retest passed' },
    ],
    comments: [
      {
        at: [38, '17:25'],
        by: 'tomas',
        body: 'CVSS says 6.5, but these are support conversations with payment details: HIGH by our triage policy.',
      },
      { at: [24, '11:35'], by: 'nadia', body: 'Own, foreign and deleted conversations answer alike now. Closed.' },
    ],
    retests: [
      {
        at: [31, '16:05'],
        by: 'jonas',
        version: '2.1',
        performed: {
          at: [24, '11:30'],
          by: 'nadia',
          result: 'PASSED',
          attempts: 60,
          successes: 0,
          threshold: 0,
          judge: 'status code and body length',
        },
        notes: 'Three roles, twenty conversations each.',
      },
    ],
  },
  {
    slug: 'openssl-in-the-image',
    at: [44, '04:12'],
    by: 'pipeline',
    title: 'openssl 3.0.16: CVE-2026-2511 in the TLS server',
    description: 'A malformed handshake can crash a TLS 1.3 server that enables early data.',
    category: 'SCA',
    severity: 'MEDIUM',
    cwe: [476],
    cvss: { vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:H', score: 5.9 },
    asset: 'nora-gateway',
    purl: 'pkg:deb/debian/openssl@3.0.16-1~deb12u1?arch=amd64',
    ruleId: 'CVE-2026-2511',
    location: { uri: 'registry.northgate.example/nora-gateway' },
    owner: 'tomas',
    team: 'ML_PLATFORM',
    source: 'Trivy',
    sourceKind: 'SCANNER',
    labels: ['image'],
    subjects: [
      {
        version: '2.1',
        status: 'AFFECTED',
        changes: [
          {
            at: [41, '15:00'],
            by: 'tomas',
            to: 'NOT_AFFECTED',
            reason: 'The vulnerable code is not in the execute path',
          },
        ],
      },
    ],
    steps: [{ at: [43, '10:00'], by: 'tomas', to: 'TRIAGED' }],
    comments: [
      { at: [42, '10:30'], by: 'jonas', body: 'TLS ends at the balancer; the gateway’s openssl is only a client.' },
      { at: [41, '15:05'], by: 'tomas', body: 'Checked: no listener links it. False positive, sampled by Wei.' },
    ],
    overrides: [
      {
        at: [42, '10:40'],
        by: 'jonas',
        version: '2.1',
        type: 'FALSE_POSITIVE',
        rationale: 'The gateway uses openssl as a client; the weakness is in the server with early data.',
        approved: [{ at: [41, '15:00'], by: 'tomas', as: 'TRIAGER' }],
        expires: null,
      },
    ],
  },
]
