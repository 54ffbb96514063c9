import type { ChangeEnvelope } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'

const everyNth = 10

/** The first use of each quarter is reviewed, and then a tenth. The envelope is locked, so that the count is right. */
export async function isSampled(tx: Transaction, { workspaceId, id }: ChangeEnvelope, now: Date): Promise<boolean> {
  const used = await tx.envelopeUse.count({
    where: { workspaceId, envelopeId: id, decidedAt: { gte: quarterOf(now) } },
  })
  return used % everyNth === 0
}

/** When the quarter of this moment began. */
function quarterOf(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), Math.floor(at.getUTCMonth() / 3) * 3, 1))
}
