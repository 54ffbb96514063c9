import type { GateRequest } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'

/** The request for a decision that no decision in force has answered yet. */
export function openRequestOf(db: Transaction, workspaceId: string, gateId: string): Promise<GateRequest | null> {
  return db.gateRequest.findFirst({ where: { workspaceId, gateId, answeredById: null } })
}

/** The decision took effect: what was requested is answered, and nobody is tied by it any longer. */
export async function answerRequests(
  tx: Transaction,
  { workspaceId, gateId, decisionId, now }: { workspaceId: string; gateId: string; decisionId: string; now: Date },
): Promise<void> {
  await tx.gateRequest.updateMany({
    where: { workspaceId, gateId, answeredById: null },
    data: { answeredById: decisionId, version: { increment: 1 }, updatedAt: now },
  })
}
