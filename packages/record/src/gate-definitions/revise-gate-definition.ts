import { Conflict, gateStage, InvalidInput, NotFound } from '@assay/domain'
import { proseLength, readTexts } from '../engagements/written.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { signerRuleOf } from '../gates/signer-rule.ts'
import type { Prisma } from '../generated/client/client.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { type Change, change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seizeDefinitions } from './current-definitions.ts'
import { type DefinitionDifference, definitionDifferences } from './definition-differences.ts'
import { type DefinitionDraft, type ReadDraft, readDraft } from './definition-draft.ts'
import { type DefinitionRow, whole } from './definition-row.ts'
import { gatesToMove, withLaterGates } from './gates-to-move.ts'
import { titlesOf } from './titles-of.ts'

export type ReviseGateDefinition = DefinitionDraft & {
  /** The revision that the editor was shown. */
  expectedRevision: number
  reason: string
}

/**
 * Makes the next revision of what the gates of a stage ask. Gates that nobody has decided follow it and are computed
 * anew; decided ones keep the revision that they were decided on until they are reopened. Answers with the id of the
 * new revision. Throws Conflict when somebody revised it meanwhile.
 */
export function reviseGateDefinition(record: EngagementRecord, viewer: Viewer, input: ReviseGateDefinition) {
  return change(
    record,
    viewer,
    async function reviseGateDefinition(step) {
      const { tx, announce } = step
      const { workspaceId } = viewer
      mustBeAllowed(viewer, 'EDIT_DEFINITIONS')
      await seizeDefinitions(tx, workspaceId)
      const current = await mustBeCurrent(tx, workspaceId, input)
      const { read, reason } = await readInput(tx, workspaceId, input)
      const next = await writeNext(step, current, read, reason)
      const differences = definitionDifferences(current, next, await titlesOf(tx, workspaceId))
      if (differences.length === 0) {
        throw new InvalidInput([
          { path: [], message: `Revision ${current.revision} says all of this already. Nothing was changed.` },
        ])
      }
      announce({
        kind: 'gateDefinition.revised',
        subject: { type: 'GateDefinition', id: next.id, key: `${next.name}, revision ${next.revision}` },
        changes: [
          { field: 'revision', from: String(current.revision), to: String(next.revision) },
          ...differences.map(said),
        ],
        refs: { definitionId: next.id, formerId: current.id },
        reason,
      })
      await moveGates(step, next)
      return next.id
    },
    { timeoutMs: 120_000 },
  )
}

/** The current revision of the stage. Throws Conflict when it is not the one that the editor saw. */
async function mustBeCurrent(tx: Transaction, workspaceId: string, input: ReviseGateDefinition) {
  const current = await tx.gateDefinition.findFirst({
    where: { workspaceId, stage: input.stage, isCurrent: true },
    include: { ...whole, author: { select: { name: true } } },
  })
  if (current === null) throw new NotFound('gate definition', ['stage'])
  if (current.revision === input.expectedRevision) return current
  const by = current.author?.name ?? null
  throw new Conflict(
    `${by ?? 'Someone'} revised the ${gateStage(input.stage).title} gate since you opened it. Look at what changed, then revise it anew.`,
    [
      {
        field: 'revision',
        yours: String(input.expectedRevision),
        theirs: String(current.revision),
        by,
        at: current.createdAt,
      },
    ],
  )
}

async function readInput(tx: Transaction, workspaceId: string, input: ReviseGateDefinition) {
  const texts = readTexts()
  const required = 'Say why this is changed. Whoever decides by it will ask.'
  const reason = texts.text(['reason'], input.reason, { longest: proseLength, required })
  const { read, faults } = await readDraft(tx, workspaceId, input)
  for (const { path, message } of faults) texts.fault(path, message)
  texts.done()
  if (read === null) throw new Error('A draft without faults was not read')
  return { read, reason }
}

async function writeNext(
  { tx, viewer, now }: Change,
  current: DefinitionRow,
  { requirements, policy, signerRule, validityDays }: ReadDraft,
  reason: string,
): Promise<DefinitionRow> {
  const { workspaceId, stage, number, name, description, subjectType, decisions, edition } = current
  await tx.gateDefinition.updateMany({
    where: { workspaceId, stage, isCurrent: true },
    data: { isCurrent: false, version: { increment: 1 }, updatedAt: now },
  })
  const kept = { workspaceId, stage, number, name, description, subjectType, edition }
  const { id } = await tx.gateDefinition.create({
    data: {
      ...kept,
      decisions: decisions as Prisma.InputJsonValue,
      revision: current.revision + 1,
      policy: policy as Prisma.InputJsonValue,
      // Which stages come before is no matter of taste: rule 3 says it.
      signerRule: { ...signerRule, earlierGates: signerRuleOf(current).earlierGates } as Prisma.InputJsonValue,
      validityDays,
      reason,
      authorId: seatOf(viewer),
      createdAt: now,
      updatedAt: now,
    },
  })
  await tx.gateRequirement.createMany({
    data: requirements.map((each, index) => ({ workspaceId, definitionId: id, ...each, position: index + 1 })),
  })
  return tx.gateDefinition.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } }, include: whole })
}

async function moveGates({ tx, viewer: { workspaceId }, now, announce }: Change, next: DefinitionRow): Promise<void> {
  const stage = next.stage as ReviseGateDefinition['stage']
  const touched = await withLaterGates(tx, workspaceId, stage, await gatesToMove(tx, workspaceId, stage))
  await lockGates(tx, workspaceId, touched)
  // Those that were decided while this waited for their locks keep their revision.
  const undecided = await gatesToMove(tx, workspaceId, stage)
  await tx.gate.updateMany({
    where: { workspaceId, id: { in: undecided.filter((id) => touched.includes(id)) } },
    data: { definitionId: next.id },
  })
  await recomputeReadiness(tx, workspaceId, touched, now, announce)
}

function said({ field, removed, added }: DefinitionDifference) {
  return { field, from: removed.join('; ') || null, to: added.join('; ') || null }
}
