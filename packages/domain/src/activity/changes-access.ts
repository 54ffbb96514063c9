import type { ActivityKind } from './activity.ts'

/** The facts after which somebody may see more or less than before. */
const accessKinds: ReadonlySet<string> = new Set<ActivityKind>([
  'member.joined',
  'member.changed',
  'member.removed',
  'grant.given',
  'grant.withdrawn',
  'token.revoked',
  // Made restricted or open, or handed to another owner.
  'engagement.created',
  'engagement.changed',
])

export function changesAccess(kind: string): boolean {
  return accessKinds.has(kind)
}
