import type { EntryFault, RegisterEntry, RegisterField } from '@assay/domain'
import type { Classification, Engagement } from '../generated/client/client.ts'

/** What becomes of a row: it is entered, changes a use case, changes nothing, stands twice, or cannot be taken in. */
export const rowOutcomes = ['NEW', 'CHANGE', 'SAME', 'DUPLICATE', 'REFUSED'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

export type Known = Engagement & { classifications: Classification[] }
export type EntryChange = { field: RegisterField; from: string | null; to: string | null }

export type PlannedRow = {
  line: number
  outcome: RowOutcome
  name: string
  entry: RegisterEntry
  /** Whom the row names; undefined where it names nobody. */
  ownerId: string | undefined
  /** The use case that it is about; null for a new one. */
  known: Known | null
  changes: EntryChange[]
  faults: EntryFault[]
  /** The line that says the same use case first. */
  duplicateOf: number | null
}

export type RegisterPlan = {
  fileName: string
  sheetName: string | null
  headings: readonly string[]
  mapping: readonly (RegisterField | null)[]
  /** The first value under each heading. */
  samples: readonly string[]
  rows: readonly PlannedRow[]
}

/** Names that people mean as one: without case, accents of composition, or doubled blanks. */
export const plainName = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
