import { checks, csv, json, markdown, points, type Writer } from './document.ts'

/** What layer 4 keeps: deployment, serving and runtime; with what a retirement needs. */
export const runtimeDocuments: Readonly<Record<string, Writer>> = {
  DEPLOYMENT_MANIFEST: json('deployment manifest', ({ digest, components, subject, settings }) => ({
    apiVersion: 'serving.northgate.example/v2',
    model: { name: subject, manifestDigest: digest },
    settings,
    image: components.filter(({ kind }) => kind === 'IMAGE').map(({ name, digest: of }) => `${name}@${of}`),
    routing: [
      { phase: 'canary', percent: 10, hold: '48h' },
      { phase: 'production', percent: 100 },
    ],
    identity: 'spiffe://northgate.example/serving',
    egress: 'deny, save the listed tools',
  })),
  GUARDRAIL_CONFIGURATION: json('guardrails', ({ digest }) => ({
    manifestDigest: digest,
    input: ['instruction in retrieved text', 'card numbers', 'length above 8,000 characters'],
    output: ['other customers’ identifiers', 'links and images to unlisted hosts', 'promises about money'],
    onHit: 'block, log, answer with a person',
    policyOwner: 'product security',
  })),
  RATE_LIMIT_SETTING: json('rate limits', () => ({
    perCaller: { requestsPerMinute: 30, tokensPerDay: 200_000, toolCallsPerConversation: 12 },
    onExceed: 'refuse with retry-after; never queue',
  })),
  LOG_RETENTION_SETTING: json('log retention', () => ({
    prompts: '180 days',
    toolCalls: '400 days',
    redaction: 'card numbers and names before write',
    readers: ['security operations', 'ML platform on call'],
  })),
  AGENT_BOUNDARY_RECORD: json('agent boundaries', ({ components }) => ({
    tools: components.filter(({ kind }) => kind === 'TOOL').map(({ name, release }) => `${name} ${release}`),
    actsAs: 'the signed-in customer, with narrower rights',
    never: ['change a bank account', 'waive a fee', 'read another customer'],
  })),
  CORPUS_ACCESS_RECORD: csv('corpus access', ['principal', 'access', 'applied at'], () => [
    ['svc-ingestion', 'write', 'ingestion, signed sources only'],
    ['svc-retrieval', 'read', 'query time, with the caller’s tenant'],
  ]),
  ROLLBACK_RUNBOOK: markdown('Rollback runbook', () => ({
    Steps: [
      '1. Page ML platform on call.',
      '2. Route 100 % to the last approved version.',
      '3. Check the injection regression and the error rate for 15 minutes.',
      '4. Record the fact on the version; ratify within 72 hours.',
    ],
    Rehearsed: ['Twice a year, with security operations; last time 6 minutes from page to full traffic.'],
  })),
  TAKEDOWN_PROCEDURE: markdown('Takedown procedure', () => ({
    Who: ['Security operations or ML platform on call, alone, at any hour.'],
    Steps: [
      '1. Switch the feature flag off; it holds within 60 seconds.',
      '2. Revoke the tool credentials.',
      '3. Put the fallback answer in place.',
      '4. Tell the use-case owner and the CISO.',
    ],
  })),
  KILL_SWITCH_TEST: markdown('Kill-switch test', ({ subject }) => ({
    Exercise: [`The switch of ${subject} was pulled in production during the agreed window.`],
    Observed: points(
      'Time to effect 41 seconds in both regions',
      'No request reached the model afterwards',
      'Fallback answer shown; 12 conversations handed to people',
    ),
    Result: checks('Passed'),
  })),
  DECOMMISSION_PLAN: markdown('Decommission plan', () => ({
    Traffic: ['At zero since the successor took over; routes removed.'],
    Dependants: points('Web chat: moved', 'Mobile app: moved', 'Partner portal: needs notice of 30 days'),
    Responsible: [
      'ML platform for weights and routes, data engineering for indexes, security operations for credentials.',
    ],
  })),
  CREDENTIAL_REVOCATION: markdown('Credential revocation', () => ({
    Revoked: points(
      'Service identity of the version',
      'Tool credential `orders-read`',
      'Provider API key of the project',
    ),
    Check: checks('Each was used once after revocation and refused'),
  })),
}
