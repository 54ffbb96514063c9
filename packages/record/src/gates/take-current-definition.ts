import type { GateStatus } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { type GateFacts, loadGateFacts } from './load-gate-facts.ts'

const held: readonly string[] = ['RETURNED', 'STALE', 'REVOKED'] satisfies GateStatus[]
const open: readonly string[] = ['COLLECTING', 'READY'] satisfies GateStatus[]

/** Whether the gate was held by a decision, and by this status is to be decided anew. */
export function isReopened({ gate }: GateFacts, status: GateStatus): boolean {
  return held.includes(gate.status) && open.includes(status)
}

/** A gate that is to be decided anew asks what its stage asks now: its facts under the current revision. */
export async function takeCurrentDefinition(tx: Transaction, { gate, ...facts }: GateFacts): Promise<GateFacts> {
  const { workspaceId, id, stage } = gate
  if (gate.definition.isCurrent) return { gate, ...facts }
  const current = await tx.gateDefinition.findFirst({ where: { workspaceId, stage, isCurrent: true } })
  if (current === null) return { gate, ...facts }
  await tx.gate.update({ where: { workspaceId_id: { workspaceId, id } }, data: { definitionId: current.id } })
  const [renewed] = await loadGateFacts(tx, workspaceId, [id])
  return renewed ?? { gate, ...facts }
}
