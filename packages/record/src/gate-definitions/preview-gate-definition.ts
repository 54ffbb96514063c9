import { type GateStatus, InvalidInput, NotFound, policySentences, type Readiness, type Reason } from '@assay/domain'
import { loadGateFacts } from '../gates/load-gate-facts.ts'
import { type Reading, readGate } from '../gates/read-gate.ts'
import { signerRuleOf } from '../gates/signer-rule.ts'
import type { Gate } from '../generated/client/client.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Transaction } from '../kernel/database.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { visibleInEngagements } from '../kernel/visible.ts'
import { type DefinitionDifference, definitionDifferences } from './definition-differences.ts'
import { type DefinitionDraft, readDraft } from './definition-draft.ts'
import { type DefinitionRow, whole } from './definition-row.ts'
import { gatesToMove } from './gates-to-move.ts'
import { titlesOf } from './titles-of.ts'

/** A gate that the draft would make ready, or no longer ready, or ask for something else. */
export type PreviewedGate = {
  gate: Gate
  before: { status: GateStatus; readiness: Readiness['result'] }
  after: { status: GateStatus; readiness: Readiness['result'] }
  /** What would stand in its way that does not now, and what no longer would. */
  added: Reason[]
  removed: Reason[]
}

export type DefinitionPreview = {
  differences: DefinitionDifference[]
  sentences: string[]
  /** How many gates would follow the draft, and how many keep the revision that they were decided on. */
  moved: number
  kept: number
  /** How many would change, and the first of them by their number. */
  changed: number
  gates: PreviewedGate[]
}

const most = 100

/** What a draft would make of the gates that the viewer sees, had it been saved now. Writes nothing. */
export async function previewGateDefinition(
  { db }: Pick<Snapshot, 'db'>,
  viewer: Viewer,
  draft: DefinitionDraft,
  now: Date,
): Promise<DefinitionPreview> {
  const { workspaceId, audience } = viewer
  mustBeAllowed(viewer, 'EDIT_DEFINITIONS')
  const current = await db.gateDefinition.findFirst({
    where: { workspaceId, stage: draft.stage, isCurrent: true },
    include: whole,
  })
  if (current === null) throw new NotFound('gate definition', ['stage'])
  const next = await drafted(db, workspaceId, draft, current)
  const titles = await titlesOf(db, workspaceId)

  const visible = { ...visibleInEngagements(audience), stage: draft.stage }
  const moving = await gatesToMove(db, workspaceId, draft.stage)
  const rows = await db.gate.findMany({ where: { ...visible, id: { in: moving } }, orderBy: { number: 'asc' } })
  const gates = new Map<string, Gate>(rows.map((gate) => [gate.id, gate]))
  const ids = [...gates.keys()]
  const before = new Map(
    (await loadGateFacts(db, workspaceId, ids)).map((facts) => [facts.gate.id, readGate(facts, now)]),
  )
  const after = new Map(
    (await loadGateFacts(db, workspaceId, ids, next)).map((facts) => [facts.gate.id, readGate(facts, now)]),
  )
  const changed = [...gates].flatMap(([id, gate]) => changeOf(gate, before.get(id), after.get(id)) ?? [])
  return {
    differences: definitionDifferences(current, next, titles),
    sentences: policySentences(next.asked, titles),
    moved: gates.size,
    kept: (await db.gate.count({ where: visible })) - gates.size,
    changed: changed.length,
    gates: changed.slice(0, most),
  }
}

/** The draft as the row that it would become. */
async function drafted(db: Transaction, workspaceId: string, draft: DefinitionDraft, current: DefinitionRow) {
  const { read, faults } = await readDraft(db, workspaceId, draft)
  if (read === null) throw new InvalidInput(faults)
  const types = await db.evidenceType.findMany({ where: { workspaceId } })
  return {
    ...current,
    revision: current.revision + 1,
    policy: read.policy as DefinitionRow['policy'],
    asked: read.policy,
    signerRule: { ...read.signerRule, earlierGates: signerRuleOf(current).earlierGates },
    validityDays: read.validityDays,
    requirements: read.requirements.flatMap(({ evidenceTypeId, condition }, index) => {
      const evidenceType = types.find(({ id }) => id === evidenceTypeId)
      if (evidenceType === undefined) return []
      return { workspaceId, definitionId: current.id, evidenceTypeId, condition, position: index + 1, evidenceType }
    }),
  }
}

function changeOf(gate: Gate, before: Reading | undefined, after: Reading | undefined): PreviewedGate | null {
  if (before === undefined || after === undefined) return null
  const said = ({ message, subject }: Reason) => `${subject} ${message}`
  const was = new Set(before.readiness.reasons.map(said))
  const is = new Set(after.readiness.reasons.map(said))
  const added = after.readiness.reasons.filter((reason) => !was.has(said(reason)))
  const removed = before.readiness.reasons.filter((reason) => !is.has(said(reason)))
  if (before.status === after.status && added.length === 0 && removed.length === 0) return null
  return {
    gate,
    before: { status: before.status, readiness: before.readiness.result },
    after: { status: after.status, readiness: after.readiness.result },
    added,
    removed,
  }
}
