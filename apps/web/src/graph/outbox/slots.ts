import type { Outgoing } from './outgoing.ts'

export type Slots = { all: readonly Outgoing[]; of: (slot: string) => readonly Outgoing[] }

const none: readonly Outgoing[] = []

/** What waits, by the place that shows it. A list that has not changed is the same list, so that nothing is drawn anew. */
export function slotsOf(entries: readonly Outgoing[], before?: Slots): Slots {
  const bySlot = new Map<string, readonly Outgoing[]>()
  for (const entry of entries) bySlot.set(entry.slot, [...(bySlot.get(entry.slot) ?? none), entry])
  for (const [slot, list] of bySlot) {
    const old = before?.of(slot) ?? none
    if (same(old, list)) bySlot.set(slot, old)
  }
  return {
    all: before !== undefined && same(before.all, entries) ? before.all : entries,
    of: (slot) => bySlot.get(slot) ?? none,
  }
}

function same(some: readonly Outgoing[], others: readonly Outgoing[]): boolean {
  return some.length === others.length && some.every((each, index) => looksLike(each, others[index]))
}

const looksLike = (one: Outgoing, other: Outgoing | undefined): boolean =>
  other !== undefined &&
  one.id === other.id &&
  one.refusal?.message === other.refusal?.message &&
  one.refusal?.code === other.refusal?.code &&
  one.triedAt === other.triedAt &&
  one.input.expectedVersion === other.input.expectedVersion
