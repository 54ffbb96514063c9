const prefixes = [
  'gate.',
  'finding.',
  'override.',
  'evidence.',
  'responsibility.',
  'modelVersion.',
  'datasetVersion.',
  'engagement.',
]

/** Whether a fact of this kind can move a figure. */
export const changesPosture = (kind: string): boolean =>
  kind === 'intake.committed' || (kind !== 'finding.commented' && prefixes.some((prefix) => kind.startsWith(prefix)))
