import type { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { signerRuleOf } from './signer-rule.ts'

const everything = {
  engagement: {
    include: {
      classifications: {
        distinct: ['jurisdiction'],
        orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
        take: 20,
      },
    },
  },
  definition: { include: { requirements: { include: { evidenceType: true }, orderBy: { position: 'asc' } } } },
  modelVersion: {
    include: {
      lineage: { select: { datasetVersionId: true } },
      components: { select: { component: { select: { name: true } } } },
      model: { select: { name: true } },
    },
  },
  datasetVersion: { include: { dataset: { select: { name: true } } } },
  readings: { orderBy: [{ computedAt: 'desc' }, { id: 'desc' }], take: 1 },
  decisions: { where: { status: { in: ['PENDING', 'EFFECTIVE'] } }, orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }] },
} satisfies Prisma.GateInclude
export type GateRow = Prisma.GateGetPayload<{ include: typeof everything }>

const newest = {
  revisions: { orderBy: { revision: 'desc' }, take: 1 },
  evidenceType: true,
} satisfies Prisma.EvidenceInclude
export type EvidenceRow = Prisma.EvidenceGetPayload<{ include: typeof newest }>

const overridden = {
  finding: {
    include: {
      overrides: {
        // What was only proposed, or turned down, never held.
        where: { status: { in: ['ACTIVE', 'EXPIRED', 'REVOKED'] } },
        orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
      },
    },
  },
} satisfies Prisma.FindingSubjectInclude
export type SubjectRow = Prisma.FindingSubjectGetPayload<{ include: typeof overridden }>

export type EarlierGate = Prisma.GateGetPayload<{
  select: {
    id: true
    key: true
    stage: true
    status: true
    engagementId: true
    modelVersionId: true
    datasetVersionId: true
  }
}>

export type GateFacts = {
  gate: GateRow
  /** Of the types that the gate asks for in this case, on its subject or standing for the whole engagement. */
  required: GateRow['definition']['requirements']
  evidence: EvidenceRow[]
  earlierGates: EarlierGate[]
  /** Findings of the subject that are critical or high, or were made less by an override. */
  subjects: SubjectRow[]
}

/** Loads what the readiness of these gates follows from: a fixed number of statements, however many gates. */
export async function loadGateFacts(
  db: Transaction,
  workspaceId: string,
  gateIds: readonly string[],
): Promise<GateFacts[]> {
  if (gateIds.length === 0) return []
  const gates = await db.gate.findMany({ where: { workspaceId, id: { in: [...gateIds] } }, include: everything })
  const requirements = new Map(gates.map((gate) => [gate.id, requiredOf(gate)]))
  const evidence = await loadEvidence(db, workspaceId, gates, [...requirements.values()].flat())
  const earlier = await loadEarlierGates(db, workspaceId, gates)
  const subjects = await loadSubjects(db, workspaceId, gates)

  return gates.map((gate) => {
    const required = requirements.get(gate.id) ?? []
    const types = new Set(required.map(({ evidenceTypeId }) => evidenceTypeId))
    return {
      gate,
      required,
      evidence: evidence.filter((each) => types.has(each.evidenceTypeId) && isOn(gate, each)),
      earlierGates: earlier.filter((each) => isEarlier(gate, each)),
      subjects: subjects.filter((each) => concerns(gate, each)),
    }
  })
}

function requiredOf({ definition, engagement }: GateRow): GateRow['definition']['requirements'] {
  return definition.requirements.filter(({ condition }) => {
    if (condition === 'VENDOR_MODEL') return engagement.vendor !== null
    return condition === 'HAS_TOOLS' ? engagement.hasTools : true
  })
}

function loadEvidence(db: Transaction, workspaceId: string, gates: GateRow[], required: { evidenceTypeId: string }[]) {
  return db.evidence.findMany({
    where: {
      workspaceId,
      engagementId: { in: unique(gates.map(({ engagementId }) => engagementId)) },
      evidenceTypeId: { in: unique(required.map(({ evidenceTypeId }) => evidenceTypeId)) },
      status: { notIn: ['SUPERSEDED', 'DISPOSED'] },
    },
    include: newest,
    orderBy: { number: 'asc' },
  })
}

/** Version-bound evidence proves its subject alone; standing evidence serves its engagement, or only the subject it names. */
function isOn(gate: GateRow, evidence: EvidenceRow): boolean {
  if (evidence.engagementId !== gate.engagementId) return false
  const { modelVersionId, datasetVersionId } = evidence
  if (modelVersionId !== null) return modelVersionId === gate.modelVersionId
  if (datasetVersionId !== null) return datasetVersionId === gate.datasetVersionId
  return evidence.evidenceType.binding === 'STANDING' || gate.subjectType === 'ENGAGEMENT'
}

function loadEarlierGates(db: Transaction, workspaceId: string, gates: GateRow[]): Promise<EarlierGate[]> {
  return db.gate.findMany({
    where: {
      workspaceId,
      OR: [
        { stage: 'INTAKE', engagementId: { in: unique(gates.map(({ engagementId }) => engagementId)) } },
        { modelVersionId: { in: unique(gates.flatMap(({ modelVersionId }) => modelVersionId ?? [])) } },
        { stage: 'DATA', datasetVersionId: { in: unique(gates.flatMap(lineageOf)) } },
      ],
    },
    select: {
      id: true,
      key: true,
      stage: true,
      status: true,
      engagementId: true,
      modelVersionId: true,
      datasetVersionId: true,
    },
    orderBy: { number: 'asc' },
  })
}

function isEarlier(gate: GateRow, other: EarlierGate): boolean {
  const stages: readonly string[] = signerRuleOf(gate.definition).earlierGates
  if (other.id === gate.id || !stages.includes(other.stage)) return false
  if (other.stage === 'INTAKE') return other.engagementId === gate.engagementId
  if (other.datasetVersionId !== null) return lineageOf(gate).includes(other.datasetVersionId)
  return other.modelVersionId === gate.modelVersionId
}

function lineageOf({ modelVersion }: GateRow): string[] {
  return modelVersion?.lineage.map(({ datasetVersionId }) => datasetVersionId) ?? []
}

function loadSubjects(db: Transaction, workspaceId: string, gates: GateRow[]) {
  return db.findingSubject.findMany({
    where: {
      workspaceId,
      status: { in: ['AFFECTED', 'UNKNOWN'] },
      OR: [
        { modelVersionId: { in: unique(gates.flatMap(({ modelVersionId }) => modelVersionId ?? [])) } },
        { datasetVersionId: { in: unique(gates.flatMap(({ datasetVersionId }) => datasetVersionId ?? [])) } },
        {
          asset: { in: unique(gates.flatMap(assetsOf)) },
          finding: { engagementId: { in: unique(gates.map(({ engagementId }) => engagementId)) } },
        },
      ],
      finding: {
        status: { notIn: ['VERIFIED', 'DUPLICATE'] },
        OR: [{ severity: { gte: 3 } }, { overrides: { some: { type: 'SEVERITY_ADJUSTED' } } }],
      },
    },
    include: overridden,
    orderBy: [{ finding: { number: 'asc' } }, { id: 'asc' }],
  })
}

function concerns(gate: GateRow, { modelVersionId, datasetVersionId, asset, finding }: SubjectRow): boolean {
  if (modelVersionId !== null) return modelVersionId === gate.modelVersionId
  if (datasetVersionId !== null) return datasetVersionId === gate.datasetVersionId
  return asset !== null && finding.engagementId === gate.engagementId && assetsOf(gate).includes(asset)
}

/** A finding on a repository or an image holds for every version whose manifest names it; one on the use case for all. */
function assetsOf({ modelVersion, engagement }: GateRow): string[] {
  return modelVersion === null
    ? []
    : [engagement.name, ...modelVersion.components.map(({ component }) => component.name)]
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
