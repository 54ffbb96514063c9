const prefixes = [
  'gate.',
  'finding.',
  'override.',
  'retest.',
  'evidence.',
  'responsibility.',
  'modelVersion.',
  'routing.',
  'consumer.',
  'envelope.',
  'metric.',
  'datasetVersion.',
  'engagement.',
]

/** Taken in piece by piece: the findings of a large file are on the record before all of it is. */
const intake = ['intake.progressed', 'intake.committed']

/** Whether a fact of this kind can move a figure that is computed from the record. */
export const movesFigures = (kind: string): boolean =>
  intake.includes(kind) || (kind !== 'finding.commented' && prefixes.some((prefix) => kind.startsWith(prefix)))

/** Whether a fact of this kind can change which findings there are, and which of them a filter matches. */
export const movesFindings = (kind: string): boolean =>
  intake.includes(kind) ||
  kind === 'modelVersion.changed' ||
  kind.startsWith('routing.') ||
  (kind !== 'finding.commented' && ['finding.', 'override.', 'retest.'].some((prefix) => kind.startsWith(prefix)))
