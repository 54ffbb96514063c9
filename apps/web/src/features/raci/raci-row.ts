import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import type { Row } from './matrix.ts'

export const RaciRow_row = graphql(`
  fragment RaciRow_row on RaciRow {
    id
    scope
    scopeCode
    name
    group
    layerCode
    cells { id seat team { id } code version person { id name } overrides }
    problems { code message left }
  }
`)

/** The row as the matrix shows it. */
export function readRow(given: FragmentType<typeof RaciRow_row>): Row {
  const row = readFragment(RaciRow_row, given)
  return {
    ...row,
    layerCode: row.layerCode ?? null,
    cells: row.cells.map(({ id, seat, team, code, version, person, overrides }) => ({
      id,
      seat,
      teamId: team?.id ?? null,
      code: code ?? null,
      version,
      person: person ?? null,
      overrides,
    })),
  }
}
