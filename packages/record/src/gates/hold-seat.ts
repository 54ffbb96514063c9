import type { Transaction } from '../kernel/database.ts'

/**
 * Holds what a signer signs by until the transaction ends: their seat, their grants and the delegations given to them.
 * Who takes one of them away meanwhile waits, so that the log never tells a signature after what it stood on was gone.
 */
export async function holdSeat(tx: Transaction, workspaceId: string, membershipId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM membership WHERE workspace_id = ${workspaceId}::uuid AND id = ${membershipId}::uuid FOR SHARE`
  await tx.$queryRaw`
    SELECT id FROM "grant" WHERE workspace_id = ${workspaceId}::uuid AND membership_id = ${membershipId}::uuid
    ORDER BY id FOR SHARE`
  await tx.$queryRaw`
    SELECT id FROM delegation WHERE workspace_id = ${workspaceId}::uuid AND given_to_id = ${membershipId}::uuid
      AND revoked_at IS NULL ORDER BY id FOR SHARE`
}
