import {
  type Announcement,
  type EngagementStatus,
  type GateDecision,
  type ModelVersionStatus,
  objectionToEngagementTransition,
  objectionToVersionTransition,
  statusAfterDecision,
} from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import type { GateRow } from './load-gate-facts.ts'
import { recomputeReadiness } from './recompute-readiness.ts'

type Effect = {
  gate: GateRow
  decisionId: string
  decision: GateDecision
  /** The gate and those after it, locked. */
  touched: readonly string[]
  now: Date
  announce: (fact: Announcement) => void
}

/** The decision has all its signatures: the gate follows it, then its subject, then the readiness of the gates after it. */
export async function takeEffect(tx: Transaction, effect: Effect): Promise<void> {
  const { gate, decisionId, decision, touched, now, announce } = effect
  const { workspaceId } = gate
  await tx.gateDecision.updateMany({
    where: { workspaceId, gateId: gate.id, status: 'EFFECTIVE', id: { not: decisionId } },
    data: { status: 'SUPERSEDED', version: { increment: 1 }, updatedAt: now },
  })
  await tx.gateDecision.update({
    where: { workspaceId_id: { workspaceId, id: decisionId } },
    data: { status: 'EFFECTIVE', effectiveAt: now, updatedAt: now },
  })
  await tx.gate.update({
    where: { workspaceId_id: { workspaceId, id: gate.id } },
    data: {
      status: statusAfterDecision(decision),
      statusSince: now,
      staleReason: null,
      notApplicableReason: null,
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  await moveEngagement(tx, effect)
  await moveVersion(tx, effect)
  await recomputeReadiness(tx, workspaceId, touched, now, announce)
}

const engagementAfter: { readonly [decision in GateDecision]?: EngagementStatus } = {
  PROCEED: 'APPROVED',
  MODIFY_SCOPE: 'SCOPE_CHANGE',
  BLOCK: 'BLOCKED',
}

/**
 * An intake moves a classified use case and refuses to move one whose classification is still open. One that is live
 * already stays so: its register entry came after it, and gates refuse no facts.
 */
async function moveEngagement(tx: Transaction, { gate, decision, now, announce }: Effect): Promise<void> {
  const to = engagementAfter[decision]
  if (to === undefined) return
  const { engagement, workspaceId } = gate
  const from = engagement.status as EngagementStatus
  const objection = objectionToEngagementTransition(from, to)
  if (objection !== null) {
    if (unclassified.includes(from)) throw objection
    return
  }
  await tx.engagement.update({
    where: { workspaceId_id: { workspaceId, id: engagement.id } },
    data: { status: to, version: { increment: 1 }, updatedAt: now },
  })
  announce({
    kind: 'engagement.changed',
    subject: { type: 'Engagement', id: engagement.id, key: engagement.key },
    engagementId: engagement.id,
    changes: [{ field: 'status', from, to }],
  })
}

const unclassified: readonly EngagementStatus[] = ['DRAFT', 'SCOPE_CHANGE', 'RECLASSIFY']

/** Where an approval of a stage leads its version, by way of the states before. */
function versionAfter(stage: string, decision: GateDecision): readonly ModelVersionStatus[] {
  const approved = decision === 'APPROVE' || decision === 'APPROVE_WITH_CONDITIONS'
  if (stage === 'TRAINING' && approved) return ['IN_EVALUATION']
  if (stage === 'DEPLOYMENT' && approved) return ['IN_EVALUATION', 'DEPLOYABLE']
  if (stage === 'MONITORING' && decision === 'RETIRE') return ['RETIRING']
  return stage === 'RETIREMENT' && approved ? ['RETIRED'] : []
}

async function moveVersion(tx: Transaction, { gate, decision, now, announce }: Effect): Promise<void> {
  const version = gate.modelVersion
  if (version === null) return
  const from = version.status as ModelVersionStatus
  const to = versionAfter(gate.stage, decision).reduce(
    (at, next) => (objectionToVersionTransition({ from: at, to: next, quarantinedFrom: null }) === null ? next : at),
    from,
  )
  // Closing a version that still serves traffic would hide it (rule 9).
  if (to === from || (to === 'RETIRED' && version.trafficPercent > 0)) return
  await tx.modelVersion.update({
    where: { workspaceId_id: { workspaceId: gate.workspaceId, id: version.id } },
    data: { status: to, version: { increment: 1 }, updatedAt: now },
  })
  announce({
    kind: 'modelVersion.changed',
    subject: { type: 'ModelVersion', id: version.id, key: null },
    engagementId: gate.engagementId,
    modelVersionId: version.id,
    changes: [{ field: 'status', from, to }],
  })
}
