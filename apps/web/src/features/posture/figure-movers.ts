import type { FigureCode } from '../../generated/gql/graphql.ts'

/** What the page knows of a fact: enough to say who moved a figure, and by what. */
export type Mover = { kind: string; actor: { name: string }; subjectKey?: string | null | undefined }

const movedBy: { readonly [code in FigureCode]: readonly string[] } = {
  LIVE_WITHOUT_APPROVAL: ['gate.', 'modelVersion.', 'evidence.', 'override.'],
  CRITICALS_IN_PRODUCTION: ['finding.', 'override.', 'retest.', 'intake.', 'modelVersion.'],
  ACCEPTANCES_EXPIRING: ['override.', 'finding.', 'retest.'],
  OVERDUE_SIGN_OFFS: ['gate.', 'evidence.', 'override.'],
  SINGLE_SIGNER: ['gate.', 'evidence.', 'override.'],
  UNOWNED_CONTROLS: ['responsibility.'],
  INCOMPLETE_PACKS: ['evidence.', 'modelVersion.', 'datasetVersion.'],
}

/** Whether the figure can have moved by it. A remark moves none. */
export function canMove(code: FigureCode, { kind }: Mover): boolean {
  return kind !== 'finding.commented' && movedBy[code].some((prefix) => kind.startsWith(prefix))
}

/** Who moved it: the one person and, where it was one object, its key; or how many people. */
export function whoMoved(movers: readonly Mover[]): { name: string; key: string | null } | { people: number } | null {
  const names = new Set(movers.map(({ actor }) => actor.name))
  const [name] = names
  if (name === undefined) return null
  if (names.size > 1) return { people: names.size }
  const keys = new Set(movers.map(({ subjectKey }) => subjectKey ?? null))
  const [key = null] = keys
  return { name, key: keys.size === 1 ? key : null }
}
