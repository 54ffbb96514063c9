import type { Asked, Policy, Rule10Policy } from '@assay/domain'
import { readRule10Policy } from '../clock/rule-10-policy.ts'
import type { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { cellsOfGate, type SeatRow } from './accountable-of.ts'
import { type Asking, askingOf, leastCounted, loadCells, loadTypes, nothingAsked } from './asking.ts'
import { type LoadedApproval, loadApprovals } from './load-approvals.ts'
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
  readings: { orderBy: [{ gateVersion: 'desc' }, { computedAt: 'desc' }, { id: 'desc' }], take: 1 },
  requests: { where: { answeredById: null } },
  decisions: { where: { status: { in: ['PENDING', 'EFFECTIVE'] } }, orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }] },
} satisfies Prisma.GateInclude
export type GateRow = Prisma.GateGetPayload<{ include: typeof everything }>

const newest = {
  revisions: { orderBy: { revision: 'desc' }, take: 1, include: { coverage: true } },
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
  /** Findings of the subject that are critical or high, or that its policy counts, or were made less by an override. */
  subjects: SubjectRow[]
  /** What its definition asks beyond rule 3, and which facts that takes. */
  policy: Policy
  asked: Asked
  /** What people call the types of evidence that the policy names, by code. */
  titles: ReadonlyMap<string, string>
  /** The cells of the matrix for this gate, where the policy asks about them. */
  cells: SeatRow[]
  /** What its approval was taken on, and what was said of that since; null where it is not approved. */
  approval: LoadedApproval | null
  rule10: Rule10Policy
}

type Definition = GateRow['definition']

/**
 * Loads what the readiness of these gates follows from: a fixed number of statements, however many gates. `definition`
 * stands in for the one of each gate, to see what it would make of them.
 */
export async function loadGateFacts(
  db: Transaction,
  workspaceId: string,
  gateIds: readonly string[],
  definition?: Definition,
): Promise<GateFacts[]> {
  if (gateIds.length === 0) return []
  const stored = await db.gate.findMany({ where: { workspaceId, id: { in: [...gateIds] } }, include: everything })
  const gates = definition === undefined ? stored : stored.map((gate) => ({ ...gate, definition }))
  const asking = askingOf(gates)
  const requirements = new Map(gates.map((gate) => [gate.id, requiredOf(gate)]))
  const named = await loadTypes(db, workspaceId, [...asking.values()])
  const titles = new Map(named.map(({ code, name }) => [code, name]))
  const evidence = await loadEvidence(db, workspaceId, gates, [
    ...[...requirements.values()].flat().map(({ evidenceTypeId }) => evidenceTypeId),
    ...named.map(({ id }) => id),
  ])
  const earlier = await loadEarlierGates(db, workspaceId, gates)
  const subjects = await loadSubjects(db, workspaceId, gates, [...asking.values()])
  const cells = await loadCells(db, workspaceId, gates, [...asking.values()])
  const approvals = await loadApprovals(db, workspaceId, gates)
  const rule10 = await readRule10Policy(db, workspaceId)

  return gates.map((gate) => {
    const required = requirements.get(gate.id) ?? []
    const { policy, asked } = asking.get(gate.definition.id) ?? nothingAsked
    const types = new Set([...required.map(({ evidenceType }) => evidenceType.code), ...asked.evidenceTypes])
    return {
      gate,
      required,
      evidence: evidence.filter((each) => types.has(each.evidenceType.code) && isOn(gate, each)),
      earlierGates: earlier.filter((each) => isEarlier(gate, asked, each)),
      subjects: subjects.filter((each) => concerns(gate, each) && counts(asked, each)),
      policy,
      asked,
      titles,
      cells: asked.raci ? cellsOfGate(cells, gate) : [],
      approval: approvals.get(gate.id) ?? null,
      rule10,
    }
  })
}

function requiredOf({ definition, engagement }: GateRow): GateRow['definition']['requirements'] {
  return definition.requirements.filter(({ condition }) => {
    if (condition === 'VENDOR_MODEL') return engagement.vendor !== null
    return condition === 'HAS_TOOLS' ? engagement.hasTools : true
  })
}

function loadEvidence(db: Transaction, workspaceId: string, gates: GateRow[], typeIds: readonly string[]) {
  return db.evidence.findMany({
    where: {
      workspaceId,
      engagementId: { in: unique(gates.map(({ engagementId }) => engagementId)) },
      evidenceTypeId: { in: unique(typeIds) },
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

function isEarlier(gate: GateRow, asked: Asked, other: EarlierGate): boolean {
  const stages: readonly string[] = [...signerRuleOf(gate.definition).earlierGates, ...asked.stages]
  if (other.id === gate.id || !stages.includes(other.stage)) return false
  if (other.stage === 'INTAKE') return other.engagementId === gate.engagementId
  if (other.datasetVersionId !== null) return lineageOf(gate).includes(other.datasetVersionId)
  return other.modelVersionId === gate.modelVersionId
}

function lineageOf({ modelVersion }: GateRow): string[] {
  return modelVersion?.lineage.map(({ datasetVersionId }) => datasetVersionId) ?? []
}

function loadSubjects(db: Transaction, workspaceId: string, gates: GateRow[], asking: readonly Asking[]) {
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
        OR: [
          { severity: { gte: Math.min(...asking.map(({ asked }) => leastCounted(asked))) } },
          { overrides: { some: { type: 'SEVERITY_ADJUSTED' } } },
        ],
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

function counts(asked: Asked, { finding }: SubjectRow): boolean {
  return finding.severity >= leastCounted(asked) || finding.overrides.some(({ type }) => type === 'SEVERITY_ADJUSTED')
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
