import {
  type Approver,
  holdersOf,
  latestExpiry,
  mustExpire,
  type OverrideSeat,
  type OverrideType,
  type Severity,
  severityOfRank,
  severityRank,
} from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { type GateRow, loadGateFacts } from '../gates/load-gate-facts.ts'
import { readGate } from '../gates/read-gate.ts'
import type { Finding, Override } from '../generated/client/client.ts'
import { seatOf } from '../identity/must-be-allowed.ts'
import type { Transaction } from '../kernel/database.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { loadApprovalCase } from './approval-case.ts'
import { readFindingPolicies } from './override-policy.ts'

export type AskedTerms = {
  findingId: string
  modelVersionId: string | null
  type: OverrideType
  severity: Severity | null
}

export type OverrideTerms = {
  /** Null where it need not end. */
  latestExpiry: Date | null
  longestDays: number
  approvers: { seat: OverrideSeat; people: Approver[] }[]
  /** Gates that the finding blocks, as they stand and as they would with the override in force. */
  gates: { gate: GateRow; blockers: number; blockersLeft: number; ready: boolean }[]
}

/** What would become of an override that the viewer proposes now; null where there is no such finding. */
export async function readOverrideTerms(
  { db }: Pick<Snapshot, 'db'>,
  viewer: Viewer,
  asked: AskedTerms,
  now: Date,
): Promise<OverrideTerms | null> {
  const { workspaceId } = viewer
  const finding = await db.finding.findUnique({ where: rowKey(workspaceId, asked.findingId) })
  if (finding === null || !seesEngagement(viewer.audience, finding.engagementId)) return null
  const rated = severityOfRank(finding.ratedSeverity ?? finding.severity)
  const { overrides: policy } = await readFindingPolicies(db, workspaceId)
  const severity = asked.severity === null ? null : severityRank(asked.severity)
  const approval = await loadApprovalCase(
    db,
    { workspaceId, id: null, proposedById: seatOf(viewer), type: asked.type, severity },
    finding,
    now,
  )
  const ends = mustExpire({ type: asked.type, rated, severity: asked.severity })
  return {
    latestExpiry: ends ? latestExpiry(rated, now, policy) : null,
    longestDays: policy.longest[rated],
    approvers: approval.seats.map((seat) => ({ seat, people: holdersOf(seat, approval) })),
    gates: await gatesUnder(db, finding, { ...asked, proposedById: seatOf(viewer) }, now),
  }
}

async function gatesUnder(db: Transaction, finding: Finding, asked: AskedTerms & { proposedById: string }, now: Date) {
  const { workspaceId, engagementId, id } = finding
  const blocked = await db.gate.findMany({
    where: {
      workspaceId,
      engagementId,
      blockers: { gt: 0 },
      ...(asked.modelVersionId === null ? {} : { modelVersionId: asked.modelVersionId }),
    },
    select: { id: true },
    orderBy: { number: 'asc' },
    take: 50,
  })
  const facts = await loadGateFacts(
    db,
    workspaceId,
    blocked.map((gate) => gate.id),
  )
  return facts.flatMap((each) => {
    const before = readGate(each, now).readiness
    const isBlocker = before.reasons.some(({ subject }) => subject === `Finding:${id}`)
    if (!isBlocker) return []
    const subjects = each.subjects.map((subject) =>
      subject.findingId === id && subject.modelVersionId === asked.modelVersionId
        ? { ...subject, finding: { ...subject.finding, overrides: [supposed(finding, asked, now)] } }
        : subject,
    )
    const after = readGate({ ...each, subjects }, now).readiness
    return [
      { gate: each.gate, blockers: before.blockers, blockersLeft: after.blockers, ready: after.result === 'READY' },
    ]
  })
}

/** The override as it would stand, were it approved at this moment. */
function supposed(finding: Finding, asked: AskedTerms & { proposedById: string }, now: Date): Override {
  return {
    workspaceId: finding.workspaceId,
    id: finding.id,
    findingId: finding.id,
    modelVersionId: asked.modelVersionId,
    type: asked.type,
    status: 'ACTIVE',
    rationale: '',
    severity: asked.severity === null ? null : severityRank(asked.severity),
    proposedById: asked.proposedById,
    approvedById: null,
    proposedAt: now,
    decidedAt: now,
    expiresAt: null,
    closedById: null,
    closeReason: null,
    endedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}
