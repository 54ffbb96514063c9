import type { ClosingCase, GateStatus, ModelVersionStatus } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'

/** What `objectionToClosing` asks about a version, as the record stands; null for an unknown version. */
export async function loadClosingCase(
  db: Transaction,
  workspaceId: string,
  modelVersionId: string,
): Promise<ClosingCase | null> {
  const version = await db.modelVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: modelVersionId } },
    include: {
      routings: { where: { active: true } },
      gates: { where: { stage: 'RETIREMENT' } },
      consumers: { orderBy: { name: 'asc' } },
      evidence: {
        where: { status: 'ACCEPTED', evidenceType: { code: { in: ['DISPOSAL_EVIDENCE', 'CREDENTIAL_REVOCATION'] } } },
        select: { evidenceType: { select: { code: true } } },
      },
    },
  })
  if (version === null) return null
  const [gate] = version.gates
  const proven = new Set(version.evidence.map(({ evidenceType }) => evidenceType.code))
  return {
    versionId: version.id,
    status: version.status as ModelVersionStatus,
    activeRoutings: version.routings.map(({ environment, trafficPercent }) => ({
      environment,
      percent: trafficPercent,
    })),
    retirementGate: gate === undefined ? null : { id: gate.id, key: gate.key, status: gate.status as GateStatus },
    disposed: version.disposalReference !== null || proven.has('DISPOSAL_EVIDENCE'),
    retentionUntil: version.retentionUntil,
    legalHold: version.legalHold,
    credentialsRevoked: version.credentialsRevokedReference !== null || proven.has('CREDENTIAL_REVOCATION'),
    consumers: version.consumers,
  }
}
