import { type Asked, askedBy, noPolicy, type Policy } from '@assay/domain'
import { policyOf } from '../gate-definitions/policy-shape.ts'
import type { Transaction } from '../kernel/database.ts'
import { loadGateCells } from './accountable-of.ts'
import type { GateRow } from './load-gate-facts.ts'

/** What the policy of a definition asks, and which facts that takes. */
export type Asking = { policy: Policy; asked: Asked }

export const nothingAsked: Asking = { policy: noPolicy, asked: askedBy(noPolicy) }

/** What each definition asks, by its id. */
export function askingOf(gates: readonly GateRow[]): Map<string, Asking> {
  const definitions = new Map(gates.map(({ definition }) => [definition.id, definition]))
  return new Map(
    [...definitions].map(([id, definition]) => {
      const policy = policyOf(definition)
      return [id, { policy, asked: askedBy(policy) }]
    }),
  )
}

export async function loadTypes(db: Transaction, workspaceId: string, asking: readonly Asking[]) {
  const codes = distinct(asking.flatMap(({ asked }) => asked.evidenceTypes))
  return codes.length === 0 ? [] : db.evidenceType.findMany({ where: { workspaceId, code: { in: codes } } })
}

export async function loadCells(
  db: Transaction,
  workspaceId: string,
  gates: readonly GateRow[],
  asking: readonly Asking[],
) {
  if (!asking.some(({ asked }) => asked.raci)) return []
  return loadGateCells(db, workspaceId, distinct(gates.map(({ engagementId }) => engagementId)))
}

/** Rule 3 counts critical and high findings; a policy may look further down. */
export function leastCounted({ severityRank }: Asked): number {
  return Math.min(3, severityRank ?? 3)
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
