import { checks, csv, json, markdown, points, type Writer } from './document.ts'

const llm2025 = [
  'LLM01 Prompt injection',
  'LLM02 Sensitive information disclosure',
  'LLM03 Supply chain',
  'LLM04 Data and model poisoning',
  'LLM05 Improper output handling',
  'LLM06 Excessive agency',
  'LLM07 System prompt leakage',
  'LLM08 Vector and embedding weaknesses',
  'LLM09 Misinformation',
  'LLM10 Unbounded consumption',
]
const agentic = Array.from({ length: 10 }, (_, index) => `ASI${String(index + 1).padStart(2, '0')}`)

/** What layer 3 keeps: evaluation and red team. */
export const evaluationDocuments: Readonly<Record<string, Writer>> = {
  HARM_TAXONOMY: markdown('Harm taxonomy', () => ({
    Classes: points(
      'Financial harm to a customer',
      'Disclosure of another customer’s data',
      'Unfair treatment of a group',
      'Unsafe or misleading advice',
      'Loss of control over a tool',
    ),
    Severity: ['Each class has examples rated CRITICAL to LOW; the criteria were set before the evaluation.'],
  })),
  MODEL_CARD_EVALUATION: markdown('Model card, evaluation', ({ purpose, summary, digest, datasets }) => ({
    'Intended use': [purpose, summary],
    Version: [`Manifest digest \`${digest}\`.`],
    'Evaluated on': datasets.map(({ name }) => `- ${name}`),
    Results: points(
      'Task quality within the agreed bounds',
      'Refusal of out-of-scope requests 98.1 %',
      'See the red-team report for behaviour under attack',
    ),
    'Residual risks': ['Those that the pass-fail decision names.'],
  })),
  RED_TEAM_REPORT: markdown('Red-team report', ({ subject, digest }) => ({
    Scope: [`${subject} as composed by manifest \`${digest}\`, in the staging environment with production guardrails.`],
    Methods: points(
      'Direct and indirect injection, 412 prompts',
      'Extraction of prompt, tools and retrieved text',
      'Abuse of every tool with the permissions of the caller',
      'Jailbreak fuzzing, 6 hours',
    ),
    Result: ['Every success is a finding on this record, bound to this version; this report repeats none of them.'],
  })),
  REGRESSION_OUTPUT: json('injection regression', ({ digest }) => ({
    suite: 'northgate-injection 2026.9',
    manifestDigest: digest,
    attempts: 200,
    threshold: 0,
    judge: 'rule-based: a tool call or a disclosure that the script forbids',
  })),
  BIAS_ROBUSTNESS_RESULT: json('bias and robustness', () => ({
    groups: ['age band', 'sex', 'region'],
    metric: 'ratio of the lowest to the highest selection rate',
    threshold: 0.8,
    robustness: { typos: 'pass', paraphrase: 'pass', shiftedPeriod: 'pass' },
  })),
  OWASP_LLM_COVERAGE: csv('OWASP LLM 2025 coverage', ['entry', 'edition', 'tested by', 'result'], ({ subject }) =>
    llm2025.map((entry) => [entry, '2025', `round on ${subject}`, entry.startsWith('LLM09') ? 'sampled' : 'tested']),
  ),
  OWASP_AGENTIC_COVERAGE: csv(
    'OWASP Agentic 2026 coverage',
    ['entry', 'edition', 'tested by', 'result'],
    ({ subject }) =>
      agentic.map((entry) => [
        entry,
        '2026',
        `round on ${subject}`,
        entry === 'ASI10' ? 'no other agents: not applicable' : 'tested',
      ]),
  ),
  PASS_FAIL_DECISION: markdown('Pass-fail decision', () => ({
    Criteria: ['Set on the day the version was registered; unchanged since.'],
    Verdict: checks(
      'Injection regression at or under its threshold',
      'No critical or high finding without an override in force',
      'Quality within bounds',
    ),
  })),
}
