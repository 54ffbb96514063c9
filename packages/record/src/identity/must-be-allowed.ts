import { type Act, Denied, may, tokenMay } from '@assay/domain'
import type { Viewer } from '../kernel/viewer.ts'

/** Why the viewer may not do this (on that engagement), or null. A token may do what its scopes and its seat both may. */
export function objectionTo(viewer: Viewer, act: Act, engagementId: string | null = null): Denied | null {
  if (viewer.actor.type === 'SYSTEM') return null
  if (viewer.scopes !== null) {
    const objection = tokenMay(viewer.scopes, act)
    if (objection !== null) return objection
  }
  const here = viewer.engagementRoles.filter((granted) => granted.engagementId === engagementId)
  return may([...viewer.roles, ...here.map(({ role }) => role)], act, {
    grantedHere: here.length > 0,
    functions: viewer.teams.map((team) => team.function),
  })
}

/** Throws Denied, with the reason, when the viewer may not do this. */
export function mustBeAllowed(viewer: Viewer, act: Act, engagementId: string | null = null): void {
  const objection = objectionTo(viewer, act, engagementId)
  if (objection !== null) throw objection
}

/** The seat that stands behind the viewer. Throws Denied for the system, which has none. */
export function seatOf(viewer: Viewer): string {
  if (viewer.membershipId === null) throw new Denied('Only a member or a token can do this')
  return viewer.membershipId
}

/** Why the viewer may not read the record, or null: a token without the scope to read may only write. */
export function objectionToReading(viewer: Viewer): Denied | null {
  return viewer.scopes === null ? null : tokenMay(viewer.scopes, 'READ')
}

/** Why the viewer may not ask the graph at all, or null. A token for the live board may, and finds nothing else there. */
export function objectionToAsking(viewer: Viewer): Denied | null {
  const readsBoard = viewer.scopes === null || tokenMay(viewer.scopes, 'READ_BOARD') === null
  return readsBoard ? null : objectionToReading(viewer)
}
