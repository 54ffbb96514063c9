import type { RegisterField } from '../../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'

export const Sheet_sheet = graphql(`
  fragment Sheet_sheet on RegisterSheet {
    fileName
    sheetName
    columns { heading field sample }
    rows {
      line
      outcome
      name
      engagementKey
      duplicateOf
      changes { field from to }
      faults { column message }
    }
  }
`)

export const readSheet = (sheet: FragmentType<typeof Sheet_sheet>) => readFragment(Sheet_sheet, sheet)
export type Sheet = ReturnType<typeof readSheet>
export type SheetRow = Sheet['rows'][number]
export type Outcome = SheetRow['outcome']
export type ChosenColumn = { heading: string; field: RegisterField | null }

export const outcomes: readonly Outcome[] = ['NEW', 'CHANGE', 'REFUSED', 'DUPLICATE', 'SAME']

export const fields: readonly RegisterField[] = [
  'KEY',
  'NAME',
  'PURPOSE',
  'OWNER',
  'TIER',
  'RISK_CLASS',
  'ANNEX_POINT',
  'ARTICLE_50',
  'RATIONALE',
  'ACTOR_ROLE',
  'VENDOR',
  'DATA_SOURCES',
  'SERVING_STACK',
  'HAS_TOOLS',
]

/** The columns with one read as something else; whatever was read as that before is left out. */
export function choose(columns: readonly ChosenColumn[], at: number, field: RegisterField | null): ChosenColumn[] {
  return columns.map(({ heading, field: before }, index) => ({
    heading,
    field: index === at ? field : before === field ? null : before,
  }))
}

export const countOf = (rows: readonly SheetRow[], outcome: Outcome) =>
  rows.filter((row) => row.outcome === outcome).length
