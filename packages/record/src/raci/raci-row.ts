import { type RaciScopeKind, raciScopeKinds } from '@assay/domain'
import { isUuid } from '../engagements/row-key.ts'
import type { Responsibility } from '../generated/client/client.ts'

export type RaciRow = {
  /** `scope:scopeCode:engagementId`, with `-` for the programme's matrix. */
  id: string
  scope: RaciScopeKind
  scopeCode: string
  engagementId: string | null
  name: string
  /** What it stands under: the layers, the gates, or the layer of a control. */
  group: string
  /** The layer that it is, or that the control is of. */
  layerCode: string | null
  /** The cells that were ever set; one that was cleared has an empty code. */
  cells: Responsibility[]
  problems: { code: string; message: string; left: readonly string[] }[]
  /** A control without an R, or whose R named somebody who left. */
  unowned: boolean
}

export type RaciRowRef = { scope: RaciScopeKind; scopeCode: string; engagementId: string | null }

export function raciRowId({ scope, scopeCode, engagementId }: RaciRowRef): string {
  return `${scope}:${scopeCode}:${engagementId ?? '-'}`
}

/** Which row an id names, or null for what is none. */
export function raciRowRef(id: string): RaciRowRef | null {
  const [kind, scopeCode, owner, ...rest] = id.split(':')
  const scope = raciScopeKinds.find((each) => each === kind)
  if (scope === undefined || !scopeCode || owner === undefined || rest.length > 0) return null
  if (owner !== '-' && !isUuid(owner)) return null
  return { scope, scopeCode, engagementId: owner === '-' ? null : owner }
}

/** The cell of a seat within a row. */
export const seatKey = ({ seat, teamId }: { seat: string; teamId: string | null }) => `${seat}:${teamId ?? ''}`
