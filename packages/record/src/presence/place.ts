import type { PresencePage, PresenceSubject } from '@assay/domain'

/**
 * Where one is: at an object, with the engagement that it belongs to, or on a page of the whole workspace; and at which
 * cell of the matrix that is shown there, when it is one.
 */
export type Place = ({ type: PresenceSubject; id: string; engagementId: string } | { page: PresencePage }) & {
  cell?: string
}

export function samePlace(a: Place, b: Place): boolean {
  if (a.cell !== b.cell) return false
  if ('page' in a) return 'page' in b && a.page === b.page
  return 'id' in b && a.type === b.type && a.id === b.id && a.engagementId === b.engagementId
}
