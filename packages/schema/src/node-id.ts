import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay'

/** The global id of `Type:uuid`, as reasons name their objects; null where there is none. */
export function nodeIdOf(subject: string | null): string | null {
  const [type, id] = subject?.split(':') ?? []
  return type === undefined || id === undefined ? null : encodeGlobalID(type, id)
}

/** The key within a global id, whatever it names; null for what is none. */
export function idWithin(globalId: string): string | null {
  try {
    return decodeGlobalID(globalId).id
  } catch {
    return null
  }
}
