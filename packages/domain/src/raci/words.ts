import { teamFunctions } from '../identity/words.ts'

export const raciCodes = ['R', 'A', 'C', 'I'] as const
export type RaciCode = (typeof raciCodes)[number]

/** What a cell of the matrix holds: one code, A and R together, or nothing. */
export const raciCells = ['', 'R', 'A', 'AR', 'C', 'I'] as const
export type RaciCell = (typeof raciCells)[number]

export function cellHolds(cell: RaciCell, code: RaciCode): boolean {
  return cell.includes(code)
}

/** Who can sit in the matrix: the teams' functions and, for each engagement, its use-case owner. */
export const raciSeats = [...teamFunctions, 'USE_CASE_OWNER'] as const
export type RaciSeat = (typeof raciSeats)[number]

export const raciScopeKinds = ['LAYER', 'GATE', 'CONTROL'] as const
export type RaciScopeKind = (typeof raciScopeKinds)[number]
