import type { Transaction } from '../../../packages/record/src/kernel/database.ts'
import type { Lane } from './lane.ts'

/** What stands after a race, told by the rows alone and by none of the product's rules. */
export async function wrongsOf(tx: Transaction, lane: Lane): Promise<string[]> {
  const { gateId, modelVersionId, report } = lane
  const gate = await tx.gate.findFirstOrThrow({ where: { id: gateId } })
  const standing = await tx.gateDecision.findMany({ where: { gateId, status: { in: ['PENDING', 'EFFECTIVE'] } } })
  const subjects = await tx.findingSubject.findMany({
    where: { modelVersionId, status: { in: ['AFFECTED', 'UNKNOWN'] }, finding: { severity: { gte: 3 } } },
    include: { finding: { include: { overrides: { where: { status: 'ACTIVE' } } } } },
  })
  const blockers = subjects.filter(({ finding }) => finding.overrides.length === 0)
  const { revision } = await tx.evidenceRevision.findFirstOrThrow({
    where: { evidenceId: report.id },
    orderBy: { revision: 'desc' },
  })
  const approved = gate.status.startsWith('APPROVED')
  const [decision] = standing
  const decidedOn = decision === undefined ? revision : revisionIn(decision.frozen, report.id)
  return [
    ...(standing.length > 1 ? ['left with two decisions'] : []),
    ...(approved && blockers.length > 0 ? ['approved beside an open critical finding'] : []),
    ...(approved && decidedOn !== revision ? ['approved on a revision that was replaced'] : []),
    ...(approved && decision === undefined ? ['approved by no decision'] : []),
  ]
}

function revisionIn(frozen: unknown, evidenceId: string): number | null {
  const { matter } = frozen as { matter: { evidence: { id: string; revision: number }[] } }
  return matter.evidence.find(({ id }) => id === evidenceId)?.revision ?? null
}

type Fact = { seq: bigint; kind: string; refs: unknown; changes: unknown }

/** Whether the log tells an approval after what it had to see: the order of commits is the order of the lock. */
export async function approvedTooLate(tx: Transaction, lane: Lane, since: bigint): Promise<boolean> {
  const facts: Fact[] = await tx.activity.findMany({
    where: { seq: { gt: since }, OR: [{ gateId: lane.gateId }, { modelVersionId: lane.modelVersionId }] },
    orderBy: { seq: 'asc' },
  })
  const at = (is: (fact: Fact) => boolean) => facts.findIndex(is)
  const approval = at(
    ({ kind, changes }) => /^gate\.(decided|concurred)$/.test(kind) && JSON.stringify(changes).includes('"EFFECTIVE"'),
  )
  const change = at(({ kind }) => /^(finding\.created|evidence\.submitted|override\.revoked)$/.test(kind))
  return approval !== -1 && change !== -1 && change < approval
}
