import { type PresenceScope, type PresentMember, visiblePresence } from '@assay/record'
import type { Membership as MembershipRow } from '@assay/record/client'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Membership } from '../identity/membership.ts'
import { PresencePage } from './enums.ts'

type PresentShape = PresentMember & { member: MembershipRow }

export const Present = builder.objectRef<PresentShape>('Present').implement({
  description: 'A member in a place, however many tabs show it.',
  fields: (t) => ({
    member: t.field({ type: Membership, resolve: ({ member }) => member }),
    subjectId: t.id({
      nullable: true,
      description: 'The object that they are at; null on a page of the workspace.',
      resolve: ({ place }) => ('page' in place ? null : encodeGlobalID(place.type, place.id)),
    }),
    subject: t.node({
      description: 'The same with its fields. Who follows presence asks for `subjectId`, which costs no read.',
      id: ({ place }) => ('page' in place ? null : encodeGlobalID(place.type, place.id)),
    }),
    engagementId: t.id({
      nullable: true,
      description: 'The engagement that the object belongs to.',
      resolve: ({ place }) => ('page' in place ? null : encodeGlobalID('Engagement', place.engagementId)),
    }),
    page: t.field({
      type: PresencePage,
      nullable: true,
      resolve: ({ place }) => ('page' in place ? place.page : null),
    }),
    cell: t.string({
      nullable: true,
      description: 'The cell of the matrix of responsibilities that has their focus there.',
      resolve: ({ place }) => place.cell ?? null,
    }),
    typing: t.exposeBoolean('typing', { description: 'They are writing a comment there.' }),
    since: t.expose('since', { type: 'DateTime' }),
  }),
})

/** Who is there, as far as the audience sees it. Who lost the seat is gone at once. */
export async function presentIn(
  { record, snapshot, audience }: Context,
  scope: PresenceScope,
): Promise<PresentShape[]> {
  const there = visiblePresence(record, audience, scope)
  if (there.length === 0) return []
  const members = await snapshot.db.membership.findMany({
    where: { id: { in: [...new Set(there.map(({ membershipId }) => membershipId))] }, status: 'ACTIVE' },
  })
  const active = new Map(members.map((member) => [member.id, member]))
  return there.flatMap((each) => {
    const member = active.get(each.membershipId)
    return member === undefined ? [] : [{ ...each, member }]
  })
}
