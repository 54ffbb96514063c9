import { createHash } from 'node:crypto'

/** Names one tab of one member in every process: what the client calls its tab cannot reach another member's. */
export function tabKey(workspaceId: string, membershipId: string, tab: string): string {
  return createHash('sha256').update(`${workspaceId}\n${membershipId}\n${tab}`).digest('base64url').slice(0, 16)
}
