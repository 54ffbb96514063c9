import {
  type Environment,
  type GateStage,
  gateStage,
  type ModelVersionStatus,
  NotFound,
  objectionToRouting,
  type Reason,
  type RoutingCase,
  reasonsAgainst,
  type VerdictCase,
} from '@assay/domain'
import { loadGateFacts } from '../gates/load-gate-facts.ts'
import { readGate } from '../gates/read-gate.ts'
import { signerRuleOf } from '../gates/signer-rule.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Transaction } from '../kernel/database.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { visibleEngagements } from '../kernel/visible.ts'
import { loadRoutingCase } from '../routing/load-routing-case.ts'
import { type Asked, readAsked } from './read-asked.ts'

/** `engagement` is the use case's key, such as ENG-2. */
export type AskVerdict = Asked & { engagement: string }

export type Verdict = {
  engagement: { id: string; key: string }
  modelVersion: { id: string; label: string } | null
  manifestDigest: string
  stage: GateStage
  environment: Environment
  ready: boolean
  reasons: readonly Reason[]
  /** The place in the log up to which the record was read. */
  seq: bigint
  issuedAt: Date
}

/**
 * Whether a pipeline may go past a gate with this composition, as the record stands at this moment: what ended a second
 * ago counts already. Throws InvalidInput, Denied, or NotFound for a use case that is not there or not the viewer's to see.
 */
export async function readVerdict(
  { db }: { db: Transaction },
  viewer: Viewer,
  input: AskVerdict,
  now: Date,
): Promise<Verdict> {
  const { stage, environment, manifestDigest } = readAsked(input)
  const { workspaceId } = viewer
  const engagement = await db.engagement.findFirst({
    where: { ...visibleEngagements(viewer.audience), key: input.engagement.trim().toUpperCase() },
    select: { id: true, key: true },
  })
  if (engagement === null) throw new NotFound('use case', ['engagement'])
  mustBeAllowed(viewer, 'READ_GATES', engagement.id)
  const version = await db.modelVersion.findFirst({
    where: { workspaceId, engagementId: engagement.id, manifestDigest },
    orderBy: { registeredAt: 'desc' },
    select: { id: true, label: true, status: true, lineage: { select: { datasetVersionId: true } } },
  })
  const known = version === null ? null : { ...version, status: version.status as ModelVersionStatus }
  const reasons = reasonsAgainst(
    known === null
      ? { stage, version: null, gates: [], earlierStages: [], routing: null }
      : await loadCase(db, { workspaceId, engagementId: engagement.id, version: known, stage, environment, now }),
  )
  const head = await db.activityHead.findFirst({ where: { workspaceId }, select: { size: true } })
  return {
    engagement,
    modelVersion: known === null ? null : { id: known.id, label: known.label },
    manifestDigest,
    stage,
    environment,
    ready: reasons.length === 0,
    reasons,
    seq: head?.size ?? 0n,
    issuedAt: now,
  }
}

type Known = NonNullable<VerdictCase['version']> & { lineage: { datasetVersionId: string }[] }
type Case = {
  workspaceId: string
  engagementId: string
  version: Known
  stage: GateStage
  environment: Environment
  now: Date
}

async function loadCase(db: Transaction, asked: Case): Promise<VerdictCase> {
  const { workspaceId, engagementId, version, stage, environment, now } = asked
  const rows = await db.gate.findMany({
    where: {
      workspaceId,
      OR: [
        { modelVersionId: version.id },
        { stage: 'INTAKE', engagementId },
        { stage: 'DATA', datasetVersionId: { in: version.lineage.map(({ datasetVersionId }) => datasetVersionId) } },
      ],
    },
    select: { id: true },
  })
  const gates = await readAll(db, workspaceId, rows, now)
  const definition = await db.gateDefinition.findFirstOrThrow({ where: { workspaceId, stage, isCurrent: true } })
  const routed =
    stage === 'DEPLOYMENT'
      ? await loadRoutingCase(db, { workspaceId, modelVersionId: version.id, environment, traffic: null, now })
      : null
  return {
    stage,
    version,
    gates,
    earlierStages: signerRuleOf(definition).earlierGates,
    routing: routed === null ? null : objectionToRouting(atThisMoment(routed, gates), now),
  }
}

/** Each gate as it reads now, in the order of the stages, so that one that turned stale is seen by those after it. */
async function readAll(
  db: Transaction,
  workspaceId: string,
  rows: readonly { id: string }[],
  now: Date,
): Promise<VerdictCase['gates']> {
  const facts = await loadGateFacts(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  )
  const stageOf = (gate: { stage: string }) => gateStage(gate.stage as GateStage).number
  const settled = new Map<string, string>()
  return facts
    .toSorted((one, other) => stageOf(one.gate) - stageOf(other.gate))
    .map((each) => {
      const { status, readiness } = readGate(each, now, (id, stored) => settled.get(id) ?? stored)
      settled.set(each.gate.id, status)
      const { id, key, stage } = each.gate
      return { id, key, stage: stage as GateStage, status, reasons: readiness.reasons }
    })
}

/** The stored status of a gate may be a moment behind the clock. */
function atThisMoment(routing: RoutingCase, gates: VerdictCase['gates']): RoutingCase {
  const statusOf = new Map(gates.map(({ id, status }) => [id, status]))
  const { deploymentGate, earlierGates } = routing
  return {
    ...routing,
    deploymentGate: deploymentGate && {
      ...deploymentGate,
      status: statusOf.get(deploymentGate.id) ?? deploymentGate.status,
    },
    earlierGates: earlierGates.map((gate) => ({ ...gate, status: statusOf.get(gate.id) ?? gate.status })),
  }
}
