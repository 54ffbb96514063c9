import type { activitySearch } from '../../app/search-params.ts'
import type { ActivityFilter } from '../../generated/gql/graphql.ts'
import { href } from '../../ui/href.ts'
import { kindsOf } from './kinds.ts'

/** What the address says after its `?`. */
export type ActivityQuery = Partial<ReturnType<typeof activitySearch>>

export type Person = { id: string; name: string; email: string }
export type Named = { id: string; key: string; name: string }
export type Choices = { me: string | undefined; people: readonly Person[]; engagements: readonly Named[] }

/** How a person is named in an address: what stands before the @ of their e-mail. */
export const handleOf = ({ id, email }: Person): string => email.split('@')[0]?.toLowerCase() || id

export const personOf = (named: string, { me, people }: Choices): Person | undefined =>
  people.find((person) => person.id === (named === 'me' ? me : named) || handleOf(person) === named)

/** The filter that an address asks for, or null where it names somebody or something that cannot be seen. */
export function filterOf(query: ActivityQuery, choices: Choices): ActivityFilter | null {
  const filter: ActivityFilter = {}
  const [actor] = query.actor ?? []
  const [key] = query.engagement ?? []
  if (actor !== undefined) {
    const person = personOf(actor, choices)
    if (person === undefined) return null
    filter.actorId = person.id
  }
  if (key !== undefined) {
    const engagement = choices.engagements.find((each) => each.key === key)
    if (engagement === undefined) return null
    filter.engagementId = engagement.id
  }
  if (query.kind) filter.kinds = kindsOf(query.kind)
  if (query.subject) filter.subjectKey = query.subject.toUpperCase()
  if (query.from) filter.from = dayStart(query.from)
  if (query.to) filter.to = dayEnd(query.to)
  const seq = Number(query.seq)
  if (query.seq && Number.isInteger(seq)) filter.upTo = seq
  return filter
}

/** Where the same rows are as CSV. */
export const csvHref = (filter: ActivityFilter, engagement: string | undefined): string =>
  href('/export/activity.csv', {
    kinds: filter.kinds,
    engagement,
    subject: filter.subjectKey,
    actor: filter.actorId,
    from: filter.from,
    to: filter.to,
  })

type Fact = {
  kind: string
  at: string
  subjectKey?: string | null
  actor: { id?: string | null }
  engagement?: { id: string } | null
}

/** Whether a fact that just arrived belongs to the list; none does where the list ends at a place of the log. */
export function matches(filter: ActivityFilter, fact: Fact): boolean {
  const { kinds, actorId, engagementId, subjectKey, from, to, upTo } = filter
  if (upTo) return false
  if (kinds && kinds.length > 0 && !kinds.includes(fact.kind)) return false
  if (actorId && fact.actor.id !== actorId) return false
  if (engagementId && fact.engagement?.id !== engagementId) return false
  if (subjectKey && fact.subjectKey !== subjectKey) return false
  const at = Date.parse(fact.at)
  return !(from && at < Date.parse(from)) && !(to && at > Date.parse(to))
}

/** A day of the address, such as 2026-11-23, begins and ends where the reader is; a full time stands as it is. */
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
const dayStart = (text: string) => (isDay(text) ? new Date(`${text}T00:00:00.000`).toISOString() : text)
const dayEnd = (text: string) => (isDay(text) ? new Date(`${text}T23:59:59.999`).toISOString() : text)
