import type { ActivityKind, FieldChange } from '@assay/domain'

/** The field whose new value says how it ended, by the kind of the fact. */
const tells: { readonly [kind in ActivityKind]?: string } = {
  'engagement.changed': 'status',
  'engagement.classified': 'riskClass',
  'modelVersion.changed': 'status',
  'gate.readinessChanged': 'status',
  'finding.created': 'severity',
  'finding.statusChanged': 'status',
  'finding.severityChanged': 'severity',
  'retest.recorded': 'retest',
}

const signed: readonly ActivityKind[] = ['gate.decided', 'gate.concurred']
const code = /^[A-Z][A-Z0-9_]{0,39}$/

/**
 * How a fact ended, as a code of the record's own: whatever does not look like one was written by a person and is not
 * told. `waits` is for a decision that lacks signatures.
 */
export function outcomeOf(
  kind: ActivityKind,
  changes: readonly FieldChange[],
  decision: string | null,
): { outcome: string | null; waits: boolean } {
  const now = (name: string) => changes.find(({ field }) => field === name)?.to ?? null
  if (signed.includes(kind)) return { outcome: codeOrNull(decision), waits: now('decisionStatus') !== 'EFFECTIVE' }
  const field = tells[kind]
  return { outcome: field === undefined ? null : codeOrNull(now(field)), waits: false }
}

const codeOrNull = (text: string | null) => (text !== null && code.test(text) ? text : null)
