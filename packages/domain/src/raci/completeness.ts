import { listed } from '../spoken.ts'
import { cellHolds, type RaciCell, type RaciCode, type RaciScopeKind } from './words.ts'

export type RaciScope = { kind: RaciScopeKind; id: string; title: string }

/** One entry of the matrix that is in force. `holder` tells seats apart; `holderName` is what people read. */
export type RaciRow = {
  kind: RaciScopeKind
  scopeId: string
  holder: string
  holderName: string
  code: RaciCell
  /** The person whom the entry names and who has no active seat any more: nobody holds it. */
  left?: string | null
}

export type RaciProblem = 'NO_ACCOUNTABLE' | 'TWO_ACCOUNTABLE' | 'NO_RESPONSIBLE'
/** `left`: who held it and has no active seat any more. */
export type RaciGap = { scope: RaciScope; problem: RaciProblem; message: string; left: readonly string[] }

/**
 * Rule 11: exactly one A and at least one R for every layer and gate. A control may go without either, since its
 * layer answers for it, but two accountable holders contradict each other there too.
 */
export function raciGaps(rows: readonly RaciRow[], scopes: readonly RaciScope[]): RaciGap[] {
  return scopes.flatMap((scope) => {
    const here = rows.filter((row) => row.kind === scope.kind && row.scopeId === scope.id)
    const accountable = holders(here, 'A')
    const required = scope.kind !== 'CONTROL'
    const gap = (problem: RaciProblem, message: string, left: readonly string[] = []): RaciGap => {
      return { scope, problem, message, left }
    }
    const [exA, exR] = [gone(here, 'A'), gone(here, 'R')]
    const gaps: RaciGap[] = []
    if (required && accountable.length === 0) {
      gaps.push(
        gap('NO_ACCOUNTABLE', `Nobody is accountable for ${scope.title}${toldOf(exA, 'A')}. Give one seat the A.`, exA),
      )
    }
    if (accountable.length > 1) {
      gaps.push(
        gap('TWO_ACCOUNTABLE', `${listed(accountable, 'and')} are each accountable for ${scope.title}. Keep one A.`),
      )
    }
    if (required && holders(here, 'R').length === 0) {
      gaps.push(
        gap(
          'NO_RESPONSIBLE',
          `Nobody is responsible for ${scope.title}${toldOf(exR, 'R')}. Give at least one seat the R.`,
          exR,
        ),
      )
    }
    return gaps
  })
}

/** The names of the distinct holders of a code. */
function holders(rows: readonly RaciRow[], code: RaciCode): string[] {
  const holding = rows.filter((row) => cellHolds(row.code, code) && !row.left)
  return [...new Map(holding.map((row) => [row.holder, row.holderName])).values()]
}

/** Who held a code and left. */
function gone(rows: readonly RaciRow[], code: RaciCode): string[] {
  return [...new Set(rows.flatMap((row) => (cellHolds(row.code, code) && row.left ? [row.left] : [])))]
}

function toldOf(left: readonly string[], code: RaciCode): string {
  return left.length === 0 ? '' : `: ${listed(left, 'and')}, who held the ${code}, left`
}
