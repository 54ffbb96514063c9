import type { RaciCell, RaciScopeKind } from '@assay/domain'
import { seatKey } from './raci-row.ts'

/** One cell of a matrix, and what it is to hold. */
export type CellToAssign = {
  scope: RaciScopeKind
  scopeCode: string
  seat: 'TEAM' | 'USE_CASE_OWNER'
  teamId: string | null
  /** Null clears the cell. */
  code: Exclude<RaciCell, ''> | null
  /** The person of the team whom the cell names; left out, whom it names already. */
  personId?: string | null
  /** Sets an engagement's cell back, so that the programme's shows through again; `code` is null then. */
  inherit?: boolean
  /** The version of the cell as it was shown, be it the programme's; 0 for one that was never set. */
  expectedVersion: number
}

/** Tells the cells of one matrix apart. */
export const cellKeyOf = (cell: { scope: string; scopeCode: string; seat: string; teamId: string | null }) =>
  `${cell.scope}:${cell.scopeCode}:${seatKey(cell)}`
