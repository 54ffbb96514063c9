import type { PresencePage, PresenceSubject } from '@assay/domain'

/** Where one is: at an object, with the engagement that it belongs to, or on a page of the whole workspace. */
export type Place = { type: PresenceSubject; id: string; engagementId: string } | { page: PresencePage }

export function samePlace(a: Place, b: Place): boolean {
  if ('page' in a) return 'page' in b && a.page === b.page
  return 'id' in b && a.type === b.type && a.id === b.id && a.engagementId === b.engagementId
}
