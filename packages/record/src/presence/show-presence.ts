import { Denied, InvalidInput, type PresencePage, type PresenceSubject } from '@assay/domain'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { presenceSpans, type Tab } from './open-presence.ts'
import type { Place } from './place.ts'
import { placeOfSubject } from './place-of-subject.ts'

export type ShowPresence = {
  /** The client's own name for its tab. */
  tab: string
  /** Either of the two. */
  subject?: { type: PresenceSubject; id: string }
  page?: PresencePage
  /** The cell of the matrix of responsibilities that has the person's focus there. */
  cell?: string
  typing?: boolean
}

/** Says that the person is in this place. Nothing is recorded. Answers with the moment until which it counts. */
export async function showPresence(record: EngagementRecord, viewer: Viewer, input: ShowPresence): Promise<Date> {
  const tab = tabOf(viewer, input.tab)
  const { cell } = input
  if (cell !== undefined && !isCell(cell)) {
    throw new InvalidInput([
      { path: ['cell'], message: 'A cell is named by its row and seat, in at most 128 characters.' },
    ])
  }
  const place = await placeOf(record, viewer, tab, input)
  record.presence.show(tab, cell === undefined ? place : { ...place, cell }, input.typing ?? false)
  return new Date(Date.now() + presenceSpans.expireMs)
}

/** Names go to every process and every page, in one byte a character. */
const isCell = (cell: string) => /^[\w:|+/=-]{1,128}$/.test(cell)

/** The person's own tab. Throws Denied for whoever is no person, and InvalidInput for a name that cannot be kept. */
export function tabOf({ workspaceId, membershipId, actor }: Viewer, tab: string): Tab {
  if (actor.type !== 'MEMBERSHIP' || membershipId === null) {
    throw new Denied('People are here or elsewhere; a token is nowhere.')
  }
  if (tab === '' || tab.length > 64) {
    throw new InvalidInput([{ path: ['tab'], message: 'The name of a tab has 1 to 64 characters.' }])
  }
  return { workspaceId, membershipId, tab }
}

async function placeOf(record: EngagementRecord, viewer: Viewer, tab: Tab, input: ShowPresence): Promise<Place> {
  const { subject, page } = input
  if ((subject === undefined) === (page === undefined)) {
    throw new InvalidInput([{ path: ['subject'], message: 'Say either at which object or on which page.' }])
  }
  if (page !== undefined) return { page }
  if (subject === undefined) throw new Error('Either of the two was asked for')
  // Most signs of life come from where one was already: what belongs to which engagement stays so.
  const before = record.presence.placeOf(tab)
  if (before !== null && 'id' in before && before.id === subject.id && before.type === subject.type) {
    const { type, id, engagementId } = before
    if (seesEngagement(viewer.audience, engagementId)) return { type, id, engagementId }
  }
  return read(record, viewer.workspaceId, (snapshot) =>
    placeOfSubject(snapshot, viewer.audience, subject.type, subject.id),
  )
}
