import type { EngagementRecord } from '../kernel/record.ts'
import type { Audience } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import type { Entry } from './board.ts'
import type { Place } from './place.ts'

/** A member in a place, however many tabs show it. */
export type PresentMember = { membershipId: string; place: Place; typing: boolean; since: Date }

/** Where to look: anywhere, within an engagement, or at one object. */
export type PresenceScope = { engagementId?: string; subject?: { type: 'Finding' | 'Gate'; id: string } }

/** More than that nobody reads, and each of them would receive it. */
const most = 500

/**
 * Who is where, as far as the audience sees it: those in engagements that it sees, and on the workspace's own pages
 * for those who see the whole workspace. By the time that they came, the latest `most` of them.
 */
export function visiblePresence(
  { presence }: EngagementRecord,
  audience: Audience,
  scope: PresenceScope = {},
): PresentMember[] {
  if (audience.reads !== 'record') return []
  const found = new Map<string, PresentMember>()
  for (const entry of presence.inWorkspace(audience.workspaceId)) {
    if (!isSeen(entry, audience) || !isWithin(entry.place, scope)) continue
    const { membershipId, place, typing } = entry
    const where = `${membershipId} ${'page' in place ? place.page : place.id} ${place.cell ?? ''}`
    const before = found.get(where)
    const since = new Date(Math.min(entry.since, before?.since.getTime() ?? entry.since))
    found.set(where, { membershipId, place, since, typing: typing || (before?.typing ?? false) })
  }
  return [...found.values()].sort((a, b) => a.since.getTime() - b.since.getTime()).slice(-most)
}

function isSeen({ place }: Entry, audience: Audience): boolean {
  return 'page' in place ? audience.wholeWorkspace : seesEngagement(audience, place.engagementId)
}

function isWithin(place: Place, { engagementId, subject }: PresenceScope): boolean {
  if ('page' in place) return engagementId === undefined && subject === undefined
  if (engagementId !== undefined && place.engagementId !== engagementId) return false
  return subject === undefined || (place.type === subject.type && place.id === subject.id)
}
