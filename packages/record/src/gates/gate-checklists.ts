import { type EvidenceStatus, isEvidenceInForce, type Reason } from '@assay/domain'
import type { Snapshot } from '../kernel/snapshot.ts'
import { type EvidenceRow, type GateFacts, type GateRow, loadGateFacts } from './load-gate-facts.ts'
import { readGate } from './read-gate.ts'

export type ChecklistLine = {
  evidenceType: GateRow['definition']['requirements'][number]['evidenceType']
  evidence: EvidenceRow | null
  satisfied: boolean
  why: string | null
}

export type GateAnswer = { checklist: ChecklistLine[]; reasons: readonly Reason[] }

/** What each gate asks for, missing first, and why it may not be approved at this moment; by gate id. */
export async function gateAnswers(
  { db }: Pick<Snapshot, 'db'>,
  workspaceId: string,
  gateIds: readonly string[],
  now: Date,
): Promise<Map<string, GateAnswer>> {
  const all = await loadGateFacts(db, workspaceId, gateIds)
  return new Map(
    all.map((facts) => [
      facts.gate.id,
      { checklist: checklistOf(facts, now), reasons: readGate(facts, now).readiness.reasons },
    ]),
  )
}

function checklistOf({ required, evidence }: GateFacts, now: Date): ChecklistLine[] {
  const lines = required.map(({ evidenceType }) => {
    const given = evidence.filter(({ evidenceTypeId }) => evidenceTypeId === evidenceType.id)
    const inForce = given.find((each) => stands(each, now))
    const best = inForce ?? given.findLast(({ status }) => status === 'SUBMITTED') ?? given.at(-1) ?? null
    return { evidenceType, evidence: best, satisfied: inForce !== undefined, why: whyNot(best, now) }
  })
  return [...lines.filter(({ satisfied }) => !satisfied), ...lines.filter(({ satisfied }) => satisfied)]
}

function stands({ status, effectiveFrom, effectiveTo }: EvidenceRow, now: Date): boolean {
  return isEvidenceInForce({ status: status as EvidenceStatus, effectiveFrom, effectiveTo }, now)
}

function whyNot(evidence: EvidenceRow | null, now: Date): string | null {
  if (evidence === null) return 'Missing'
  if (stands(evidence, now)) return null
  switch (evidence.status) {
    case 'REQUESTED':
      return 'Requested'
    case 'SUBMITTED':
      return 'Waits to be accepted'
    case 'REJECTED':
      return evidence.statusReason === null ? 'Rejected' : `Rejected: ${evidence.statusReason}`
    default:
      return evidence.effectiveFrom !== null && evidence.effectiveFrom > now ? 'Not in force yet' : 'No longer in force'
  }
}
