import { createHash } from 'node:crypto'
import { canonicalBytes } from '@assay/ledger'
import type { Responsibility } from '../generated/client/client.ts'

export type SignedCell = {
  scope: string
  scopeCode: string
  seat: string
  teamId: string | null
  personId: string | null
  code: string
}

/** What of the programme's matrix is signed: every cell that holds something, in one order. */
export function signedCells(cells: readonly Responsibility[]): SignedCell[] {
  return cells
    .filter(({ engagementId, code }) => engagementId === null && code !== '')
    .map(({ scope, scopeCode, seat, teamId, membershipId: personId, code }) => ({
      ...{ scope, scopeCode, seat, teamId, personId, code },
    }))
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

/** SHA-256 over the canonical JSON (RFC 8785) of the cells. */
export function digestOfCells(cells: readonly SignedCell[]): string {
  return createHash('sha256').update(canonicalBytes(cells)).digest('hex')
}

const orderOf = ({ scope, scopeCode, seat, teamId }: SignedCell) => [scope, scopeCode, seat, teamId ?? ''].join(' ')
