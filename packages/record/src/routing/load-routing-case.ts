import type { Environment, EvidenceStatus, GateStage, GateStatus, RoutingCase, RoutingGate } from '@assay/domain'
import { matterOfDecision } from '../gates/matter.ts'
import { trafficBlockers } from '../gates/traffic-blockers.ts'
import type { Transaction } from '../kernel/database.ts'

type Asked = {
  workspaceId: string
  modelVersionId: string
  environment: Environment
  /** Null where nobody says how much, as in a verdict. */
  traffic: RoutingCase['traffic']
  now: Date
}

/** What `objectionToRouting` asks about a version, as the record stands; null for an unknown version. */
export async function loadRoutingCase(db: Transaction, asked: Asked): Promise<RoutingCase | null> {
  const { workspaceId, modelVersionId, environment, traffic, now } = asked
  const version = await db.modelVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: modelVersionId } },
    select: { engagementId: true, manifestDigest: true, lineage: { select: { datasetVersionId: true } } },
  })
  if (version === null) return null
  const { engagementId, manifestDigest, lineage } = version
  const rows = await db.gate.findMany({
    where: {
      workspaceId,
      OR: [
        { modelVersionId },
        { stage: 'INTAKE', engagementId },
        { stage: 'DATA', datasetVersionId: { in: lineage.map(({ datasetVersionId }) => datasetVersionId) } },
      ],
    },
    select: {
      id: true,
      key: true,
      stage: true,
      status: true,
      decisions: { where: { status: 'EFFECTIVE' }, orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }], take: 1 },
    },
    orderBy: { number: 'asc' },
  })
  const gates = rows.map(({ decisions: [decision], ...row }) => ({
    ...gateOf(row),
    // A decision taken over from elsewhere froze no digest; the manifest on record cannot have changed since.
    approvedDigest:
      decision === undefined ? manifestDigest : (matterOfDecision(decision)?.subject.digest ?? manifestDigest),
  }))
  return {
    environment,
    manifestDigest,
    traffic,
    deploymentGate: gates.find(({ stage }) => stage === 'DEPLOYMENT') ?? null,
    earlierGates: gates,
    killSwitchTests: await loadKillSwitchTests(db, { workspaceId, engagementId, modelVersionId }),
    trafficBlockers: await trafficBlockers(db, workspaceId, modelVersionId, now),
  }
}

function gateOf({ id, key, stage, status }: { id: string; key: string; stage: string; status: string }): RoutingGate {
  return { id, key, stage: stage as GateStage, status: status as GateStatus }
}

/** Newest first; a test stands for its engagement, or for the version that it names. */
async function loadKillSwitchTests(
  db: Transaction,
  { workspaceId, engagementId, modelVersionId }: { workspaceId: string; engagementId: string; modelVersionId: string },
) {
  const rows = await db.evidence.findMany({
    where: {
      workspaceId,
      engagementId,
      evidenceType: { code: 'KILL_SWITCH_TEST' },
      OR: [{ modelVersionId: null, datasetVersionId: null }, { modelVersionId }],
    },
    orderBy: { number: 'desc' },
    select: { id: true, status: true, effectiveFrom: true, effectiveTo: true },
  })
  return rows.map((row) => ({ ...row, status: row.status as EvidenceStatus }))
}
