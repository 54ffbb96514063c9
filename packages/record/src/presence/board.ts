import { type Place, samePlace } from './place.ts'

/** One tab of one member, and where it is. */
export type Entry = {
  key: string
  workspaceId: string
  membershipId: string
  place: Place
  typing: boolean
  /** Since when it has been in this place, in milliseconds of the epoch. */
  since: number
}

type Held = Entry & { owner: string; seenAt: number; typedAt: number }

type Spans = {
  /** Without a sign of life for so long, one is gone. */
  expireMs: number
  typingMs: number
}

export type PresenceBoard = ReturnType<typeof openBoard>

/**
 * Who is where, as one process knows it. Each tab has one owner: the process that heard from it last and that tells
 * the others it is still there. Times are the caller's.
 */
export function openBoard({ expireMs, typingMs }: Spans) {
  const held = new Map<string, Held>()
  const workspaces = new Map<string, Map<string, Held>>()

  function drop({ key, workspaceId }: Held) {
    held.delete(key)
    const there = workspaces.get(workspaceId)
    there?.delete(key)
    if (there?.size === 0) workspaces.delete(workspaceId)
  }

  return {
    /** Sets a tab down. `moved`: others see a difference; `taken`: it belonged to another process, or to none. */
    put(entry: Entry, owner: string, now: number): { moved: boolean; taken: boolean } {
      const before = held.get(entry.key)
      const stays = before !== undefined && samePlace(before.place, entry.place)
      const after = {
        ...entry,
        since: stays ? Math.min(before.since, entry.since) : entry.since,
        owner,
        seenAt: now,
        typedAt: entry.typing ? now : 0,
      }
      held.set(entry.key, after)
      const there = workspaces.get(entry.workspaceId) ?? new Map<string, Held>()
      workspaces.set(entry.workspaceId, there.set(entry.key, after))
      return { moved: !stays || before.typing !== entry.typing, taken: before?.owner !== owner }
    },

    get: (key: string): Entry | undefined => held.get(key),

    ownerOf: (key: string): string | undefined => held.get(key)?.owner,

    /** The tabs that one process answers for. */
    of: (owner: string): Entry[] => [...held.values()].filter((each) => each.owner === owner),

    /** How many tabs a member has open. */
    tabsOf: (workspaceId: string, membershipId: string): number =>
      [...(workspaces.get(workspaceId)?.values() ?? [])].filter((each) => each.membershipId === membershipId).length,

    inWorkspace: (workspaceId: string): Entry[] => [...(workspaces.get(workspaceId)?.values() ?? [])],

    /** The tab left, or lapsed with its owner. Answers with the workspace that sees a difference, if one does. */
    remove(key: string, onlyOf?: string): string | null {
      const before = held.get(key)
      if (before === undefined || (onlyOf !== undefined && before.owner !== onlyOf)) return null
      drop(before)
      return before.workspaceId
    },

    /** The owner says that these are still there. False when it knows of one that this process does not. */
    renew(keys: readonly string[], owner: string, now: number): boolean {
      let known = true
      for (const key of keys) {
        const before = held.get(key)
        if (before?.owner === owner) before.seenAt = now
        else if (before === undefined) known = false
      }
      return known
    },

    /** Lets go of what gave no sign of life. Answers with the workspaces that see a difference, and with the tabs. */
    sweep(now: number): { moved: Set<string>; lapsed: { key: string; owner: string }[] } {
      const moved = new Set<string>()
      const lapsed: { key: string; owner: string }[] = []
      for (const each of held.values()) {
        if (now - each.seenAt >= expireMs) {
          drop(each)
          lapsed.push({ key: each.key, owner: each.owner })
        } else if (each.typing && now - each.typedAt >= typingMs) each.typing = false
        else continue
        moved.add(each.workspaceId)
      }
      return { moved, lapsed }
    },
  }
}
