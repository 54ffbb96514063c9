import { useSyncExternalStore } from 'react'

/** A comment that was written here and is not on the record yet; its id is the one that the record will know it by. */
export type OutgoingComment = { id: string; body: string; writtenAt: string }

/** Whose words about which finding: on a shared computer nobody may send, or see, what somebody else left behind. */
export type Desk = { me: string; findingId: string }

const placeOf = ({ me, findingId }: Desk) => `assay.outbox.${me}.${findingId}`
const draftOf = ({ me, findingId }: Desk) => `assay.draft.${me}.${findingId}`
const readers = new Set<() => void>()
const known = new Map<string, { text: string | null; comments: readonly OutgoingComment[] }>()

const stored = (place: string): string | null => {
  try {
    return localStorage.getItem(place)
  } catch {
    return null // Storage may be switched off; comments then live as long as the page.
  }
}

function store(place: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(place)
    else localStorage.setItem(place, text)
  } catch {
    // As above.
  }
}

function read(desk: Desk): readonly OutgoingComment[] {
  const place = placeOf(desk)
  const before = known.get(place)
  const text = stored(place)
  if (before !== undefined && (before.text === text || text === null)) return before.comments
  const comments = text === null ? [] : (JSON.parse(text) as OutgoingComment[])
  known.set(place, { text, comments })
  return comments
}

function write(desk: Desk, comments: readonly OutgoingComment[]): void {
  const text = comments.length === 0 ? null : JSON.stringify(comments)
  store(placeOf(desk), text)
  known.set(placeOf(desk), { text, comments })
  for (const reader of readers) reader()
}

/** Hands a comment over to be sent; it survives a reload until the record has it. */
export function putInOutbox(desk: Desk, body: string): void {
  const comment = { id: crypto.randomUUID(), body, writtenAt: new Date().toISOString() }
  write(desk, [...read(desk), comment])
}

/** The comment has arrived, or its author let it go. */
export const takeFromOutbox = (desk: Desk, id: string): void =>
  write(
    desk,
    read(desk).filter((each) => each.id !== id),
  )

/** The comments on a finding that are still being sent. */
export function useOutbox(desk: Desk): { comments: readonly OutgoingComment[] } {
  const comments = useSyncExternalStore(
    (reader) => {
      readers.add(reader)
      return () => void readers.delete(reader)
    },
    () => read(desk),
  )
  return { comments }
}

/** The graph's id of a comment that was named here. */
export const commentIdOf = (id: string): string => btoa(`Comment:${id}`)

/** What was being written about a finding when the page was left. */
export const readDraft = (desk: Desk): string => stored(draftOf(desk)) ?? ''
export const keepDraft = (desk: Desk, text: string): void => store(draftOf(desk), text.trim() === '' ? null : text)
