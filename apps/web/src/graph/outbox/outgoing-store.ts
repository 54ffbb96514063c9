import type { Outgoing } from './outgoing.ts'

const prefix = 'assay.outgoing.'

export type OutgoingStore = {
  /** What this seat has not got onto the record yet, in the order in which it was made. */
  of: (seat: string) => Outgoing[]
  put: (entry: Outgoing) => void
  take: (entry: Outgoing) => void
}

const placeOf = ({ seat, order, id }: Outgoing) => `${prefix}${seat}.${order}.${id}`

/**
 * One key for each write, so that two tabs never overwrite each other's. Where the browser keeps nothing, or has no room
 * left, what is written lives as long as the page.
 */
export function outgoingStore(storage: Storage | null): OutgoingStore {
  const unkept = new Map<string, Outgoing>()
  const kept = (seat: string): Outgoing[] => {
    if (storage === null) return []
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    return keys
      .filter((key) => key.startsWith(`${prefix}${seat}.`))
      .map((key) => read(storage.getItem(key)))
      .filter((entry) => entry !== null)
  }
  return {
    of(seat) {
      const entries = new Map(kept(seat).map((entry) => [placeOf(entry), entry]))
      for (const [place, entry] of unkept) if (entry.seat === seat) entries.set(place, entry)
      return [...entries.values()].sort((a, b) => (a.order < b.order ? -1 : 1))
    },
    put(entry) {
      try {
        if (storage === null) throw new Error('Nothing is kept here')
        storage.setItem(placeOf(entry), JSON.stringify(entry))
        unkept.delete(placeOf(entry))
      } catch {
        unkept.set(placeOf(entry), entry)
      }
    },
    take(entry) {
      unkept.delete(placeOf(entry))
      storage?.removeItem(placeOf(entry))
    },
  }
}

function read(text: string | null): Outgoing | null {
  if (text === null) return null
  try {
    return JSON.parse(text) as Outgoing
  } catch {
    return null
  }
}

/** The browser's own place for such things, or null where it is switched off. */
export function browserStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
