import { type OwnedBy, uuidOr } from '@assay/record'
import type { Context } from './context.ts'

/** The part of a node that every row of a workspace shares: its key is (workspace, id). */
export const inWorkspace = {
  // A missing row is null, not a fault; node and nodes answer it like one that may not be seen.
  nullable: true,
  id: { resolve: ({ id }: { id: string }) => id },
  findUnique: (id: string, { audience }: Context) => ({
    workspaceId_id: { workspaceId: audience.workspaceId, id: uuidOr(id) },
  }),
} as const

/** A row with an engagementId: nobody reaches it, on whatever path, who does not see its engagement. */
export const inEngagement = {
  ...inWorkspace,
  authScopes: ({ engagementId }: { engagementId: string }, { sees }: Context) => sees.engagement(engagementId),
} as const

/** A row that belongs to an engagement through a finding, a gate, a decision or a piece of evidence. */
export function ownedBy<Key extends string>(by: OwnedBy, key: Key) {
  return {
    ...inWorkspace,
    authScopes: (row: { [K in Key]: string }, { sees }: Context) => sees.owned(by, row[key]),
  } as const
}
