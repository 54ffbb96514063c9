import {
  type Announcement,
  type EngagementStatus,
  type GateOutcome,
  type GateStage,
  type ModelVersionStatus,
  nextMonitoring,
  objectionToEngagementTransition,
  objectionToVersionTransition,
  statusAfterDecision,
} from '@assay/domain'
import { readRule10Policy } from '../clock/rule-10-policy.ts'
import type { Transaction } from '../kernel/database.ts'
import type { GateRow } from './load-gate-facts.ts'
import { answerRequests } from './open-request.ts'
import { recomputeReadiness } from './recompute-readiness.ts'

type Effect = {
  gate: GateRow
  decisionId: string
  decision: GateOutcome
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
      dueAt: await dueAfter(tx, effect),
      notApplicableReason: decision === 'NOT_APPLICABLE' ? await rationaleOf(tx, workspaceId, decisionId) : null,
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  await answerRequests(tx, { workspaceId, gateId: gate.id, decisionId, now })
  await moveEngagement(tx, effect)
  await moveVersion(tx, effect)
  await recomputeReadiness(tx, workspaceId, touched, now, announce)
}

/** A monitoring gate falls due again at the cadence of its tier; every other gate has nothing left to wait for. */
async function dueAfter(tx: Transaction, { gate, decision, now }: Effect): Promise<Date | null> {
  const goesOn = gate.stage === 'MONITORING' && (decision === 'CONTINUE' || decision === 'MITIGATE')
  if (!goesOn) return null
  return nextMonitoring(now, gate.engagement.tier, await readRule10Policy(tx, gate.workspaceId))
}

async function rationaleOf(tx: Transaction, workspaceId: string, id: string): Promise<string> {
  return (await tx.gateDecision.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } })).rationale
}

/** Where an intake leads a use case that was classified, and one that is live or suspended already. */
function engagementAfter(decision: GateOutcome, from: EngagementStatus): EngagementStatus | null {
  const live = from === 'LIVE'
  switch (decision) {
    case 'PROCEED':
      return from === 'SUSPENDED' ? 'LIVE' : 'APPROVED'
    case 'MODIFY_SCOPE':
      return live ? 'RECLASSIFY' : 'SCOPE_CHANGE'
    case 'BLOCK':
      return live ? 'SUSPENDED' : 'BLOCKED'
    case 'REVOKE':
      return live ? 'SUSPENDED' : 'CLASSIFIED'
    default:
      return null
  }
}

/**
 * An intake moves a classified use case and refuses to move one whose classification is still open. One that was live
 * before its register entry stays so when it may proceed: gates refuse no facts.
 */
async function moveEngagement(tx: Transaction, { gate, decision, now, announce }: Effect): Promise<void> {
  const { engagement, workspaceId } = gate
  const from = engagement.status as EngagementStatus
  const to = gate.stage === 'INTAKE' ? engagementAfter(decision, from) : null
  if (to === null) return
  const objection = objectionToEngagementTransition(from, to)
  if (objection !== null) {
    if (unclassified.includes(from) && decision !== 'REVOKE') throw objection
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

/** Where a decision of a stage leads its version, by way of the states before. */
function versionAfter(stage: GateStage, decision: GateOutcome): readonly ModelVersionStatus[] {
  const approved = decision === 'APPROVE' || decision === 'APPROVE_WITH_CONDITIONS'
  if (stage === 'TRAINING' && approved) return ['IN_EVALUATION']
  if (stage === 'DEPLOYMENT' && approved) return ['IN_EVALUATION', 'DEPLOYABLE']
  if (stage === 'DEPLOYMENT' && decision === 'REVOKE') return ['IN_EVALUATION']
  if (stage === 'MONITORING' && decision === 'ROLL_BACK') return ['ROLLED_BACK']
  if (stage === 'MONITORING' && decision === 'RETIRE') return ['RETIRING']
  // Approving its retirement closes nothing yet: closing it asks for more (rule 9).
  return stage === 'RETIREMENT' && approved ? ['RETIRING'] : []
}

async function moveVersion(tx: Transaction, { gate, decision, now, announce }: Effect): Promise<void> {
  const version = gate.modelVersion
  if (version === null) return
  const from = version.status as ModelVersionStatus
  const to = versionAfter(gate.stage as GateStage, decision).reduce(
    (at, next) => (objectionToVersionTransition({ from: at, to: next, quarantinedFrom: null }) === null ? next : at),
    from,
  )
  // Saying of a version that still serves traffic that it does not would hide it: the record of its routing says that.
  if (to === from || ((to === 'RETIRING' || to === 'ROLLED_BACK') && version.trafficPercent > 0)) return
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
