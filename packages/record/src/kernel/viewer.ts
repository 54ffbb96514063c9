import type { Role, SessionMethod, TeamFunction, TokenScope } from '@assay/domain'

/** What one may see, without saying who sees it: all that a live stream may depend on. */
export type Audience = {
  workspaceId: string
  /** Everything below, or no more than the live board shows of it. */
  reads: 'record' | 'board'
  /** Sees workspace-level rows and every engagement that is not restricted. */
  wholeWorkspace: boolean
  /** A guest's engagements; empty for those who see the whole workspace. Sorted. */
  engagementIds: readonly string[]
  /** Restricted engagements that do not name this audience. Sorted. */
  hiddenEngagementIds: readonly string[]
}

export type Actor =
  | { type: 'MEMBERSHIP'; id: string; name: string }
  | { type: 'TOKEN'; id: string; name: string }
  | { type: 'SYSTEM'; id: null; name: string }

export type EngagementRole = { engagementId: string; role: Role }

/** Who asks: one seat in one workspace, in person or through a token. */
export type Viewer = {
  workspaceId: string
  actor: Actor
  /** The seat that acts; for a token, the seat that answers for it; null for the system. */
  membershipId: string | null
  /** Roles that hold in the whole workspace. */
  roles: readonly Role[]
  engagementRoles: readonly EngagementRole[]
  teams: readonly { id: string; function: TeamFunction }[]
  /** The token's scopes; null for a person. */
  scopes: readonly TokenScope[] | null
  audience: Audience
  /** When the person last proved to be there; null for tokens. */
  authenticatedAt: Date | null
  /** And by what; a signature carries it. */
  authenticatedBy?: SessionMethod
  /** The session's or token's id, so that its streams can be ended with it. */
  sessionId: string | null
  /** From the Idempotency-Key header: the key and the hash of what was asked. */
  idempotency: { key: string; requestHash: Buffer } | null
}
