import { Denied } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'

/** Changes of who is who in a workspace follow one another: of two parallel ones, the second sees the first. */
export async function lockMembers(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`
}

/** Throws Denied when the change just made leaves nobody who can administer the workspace for good. Needs the lock. */
export async function mustKeepAnAdministrator(tx: Transaction, workspaceId: string): Promise<void> {
  const left = await tx.membership.count({
    where: {
      workspaceId,
      status: 'ACTIVE',
      OR: [
        { role: 'ADMIN' },
        { role: { not: 'GUEST' }, grants: { some: { role: 'ADMIN', engagementId: null, validTo: null } } },
      ],
    },
  })
  if (left === 0) throw new Denied('This is the last active administrator. Make someone else one first.')
}
