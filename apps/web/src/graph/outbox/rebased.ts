import type { Outgoing } from './outgoing.ts'

/**
 * What still waits for an object that a write of ours has just changed, made on the version that it then had: it expects
 * the version that we made, so that nobody is in conflict with themselves. What somebody else changed in between stays a
 * conflict, and what was sent before stays as it was sent.
 */
export function rebased(
  waiting: readonly Outgoing[],
  { id, subject, input }: Outgoing,
  { version }: { [field: string]: unknown },
): Outgoing[] {
  const { expectedVersion } = input
  if (typeof expectedVersion !== 'number' || version !== expectedVersion + 1) return []
  return waiting
    .filter((each) => each.id !== id && each.subject === subject && each.triedAt === null)
    .filter((each) => each.input.expectedVersion === expectedVersion)
    .map((each) => ({ ...each, input: { ...each.input, expectedVersion: version } }))
}
