import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import type { Row } from './matrix.ts'

export const RaciRow_row = graphql(`
  fragment RaciRow_row on RaciRow {
    id
    scope
    scopeCode
    name
    group
    cells { id seat team { id } code version }
    problems { code message }
  }
`)

/** The row as the matrix shows it. */
export function readRow(given: FragmentType<typeof RaciRow_row>): Row {
  const row = readFragment(RaciRow_row, given)
  return {
    ...row,
    cells: row.cells.map(({ id, seat, team, code, version }) => ({
      id,
      seat,
      teamId: team?.id ?? null,
      code: code ?? null,
      version,
    })),
  }
}
