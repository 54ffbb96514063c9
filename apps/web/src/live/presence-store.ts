import type { PresencePage } from '../generated/gql/graphql.ts'

/** At an object, by its id, or on a page of the workspace; and at which cell of the matrix that is shown there. */
export type Place = ({ subject: string } | { page: PresencePage }) & { cell?: string }
export type Person = { id: string; name: string }

export type PresentMember = {
  member: Person
  subjectId?: string | null
  engagementId?: string | null
  page?: PresencePage | null
  cell?: string | null
  typing: boolean
}

export type PresenceStore = ReturnType<typeof openPresenceStore>

const nobody: readonly Person[] = []

/** Where one looks for people: at a place, anywhere in an engagement, or writing at an object. */
export type Spot = Place | { engagement: string } | { typingAt: string }

/** Who else is where. People of a spot are the same array until they differ, so that only what shows them renders. */
export function openPresenceStore() {
  let spots: ReadonlyMap<string, readonly Person[]> = new Map()
  const readers = new Set<() => void>()

  function set(next: Map<string, readonly Person[]>) {
    for (const [spot, people] of next) {
      const before = spots.get(spot)
      if (before !== undefined && isSame(before, people)) next.set(spot, before)
    }
    spots = next
    for (const reader of readers) reader()
  }

  return {
    tell(present: readonly PresentMember[], me: string) {
      const next = new Map<string, Person[]>()
      for (const each of present) if (each.member.id !== me) for (const spot of spotsOf(each)) enter(next, spot, each)
      set(next)
    },
    clear: () => set(new Map()),
    at: (spot: Spot | null): readonly Person[] => (spot === null ? nobody : (spots.get(keyOf(spot)) ?? nobody)),
    subscribe(reader: () => void) {
      readers.add(reader)
      return () => void readers.delete(reader)
    },
  }
}

export function keyOf(spot: Spot): string {
  return Object.entries(spot)
    .map(([kind, value]) => `${kind} ${value}`)
    .join()
}

function spotsOf({ subjectId, engagementId, page, cell, typing }: PresentMember): Spot[] {
  if (page) return [{ page }, ...(cell ? [{ page, cell }] : [])]
  if (!subjectId) return []
  return [
    { subject: subjectId },
    ...(cell ? [{ subject: subjectId, cell }] : []),
    ...(engagementId ? [{ engagement: engagementId }] : []),
    ...(typing ? [{ typingAt: subjectId }] : []),
  ]
}

function enter(spots: Map<string, Person[]>, spot: Spot, { member: { id, name } }: PresentMember) {
  const key = keyOf(spot)
  const people = spots.get(key) ?? []
  if (!people.some((each) => each.id === id)) people.push({ id, name })
  spots.set(key, people)
}

function isSame(before: readonly Person[], after: readonly Person[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ id, name }, index) => id === after[index]?.id && name === after[index]?.name)
  )
}
