import { Conflict, type FieldChange } from '@assay/domain'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { seatOf } from '../identity/must-be-allowed.ts'
import type { Change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import { changesClass, renames } from './changes-of.ts'
import { fieldsOf, sourceOf } from './enter-new.ts'
import type { EntryChange, Known, PlannedRow } from './plan.ts'

/** Writes what the rows of a plan change of use cases that are on the register; their gates ask for what follows. */
export async function changeKnown(work: Change, rows: readonly PlannedRow[], fileName: string): Promise<void> {
  const { tx, viewer, now, announce } = work
  const { workspaceId } = viewer
  const changing = rows.flatMap((row) => (row.known === null ? [] : [{ row, known: row.known }]))
  if (changing.length === 0) return
  const touched: string[] = []
  for (const { known } of changing) {
    touched.push(...(await gatesTouchedBy(tx, workspaceId, { engagementId: known.id })))
  }
  await lockGates(tx, workspaceId, touched)
  for (const { row, known } of changing) await write(work, row, known, fileName)
  await recomputeReadiness(tx, workspaceId, [...new Set(touched)], now, announce)
}

async function write({ tx, viewer, now, announce }: Change, row: PlannedRow, known: Known, fileName: string) {
  const { workspaceId } = viewer
  const { entry, ownerId, changes } = row
  const subject = { type: 'Engagement', id: known.id, key: known.key } as const
  const name = renames(known, entry) ? entry.name : undefined
  const reclassified = changesClass(changes) ? entry.classification : undefined
  const { count } = await tx.engagement.updateMany({
    where: { workspaceId, id: known.id, version: known.version },
    data: {
      ...fieldsOf(entry),
      ...(name === undefined ? {} : { name }),
      ...(entry.tier === undefined ? {} : { tier: entry.tier }),
      ...(ownerId === undefined ? {} : { ownerId }),
      ...(reclassified === undefined ? {} : { status: 'CLASSIFIED' }),
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  if (count === 0)
    throw new Conflict(`${known.key} changed while the file was taken in. Look at the dry run again.`, [])
  if (name !== undefined) {
    // A finding on the use case as a whole names it; it must not lose its hold on the gates.
    await tx.findingSubject.updateMany({
      where: { workspaceId, asset: known.name, finding: { engagementId: known.id } },
      data: { asset: name, version: { increment: 1 }, updatedAt: now },
    })
  }
  const facts = changes.flatMap(factOf)
  const reason = sourceOf(fileName, row)
  if (facts.length > 0) {
    announce({ kind: 'engagement.changed', subject, engagementId: known.id, changes: facts, reason })
  }
  if (reclassified === undefined) return
  const { rationale, ...rest } = reclassified
  const made = await tx.classification.create({
    data: {
      ...{ workspaceId, engagementId: known.id, ...rest, rationale: rationale ?? `${reason}.` },
      decidedById: seatOf(viewer),
      decidedAt: now,
    },
  })
  announce({
    kind: 'engagement.classified',
    subject,
    engagementId: known.id,
    changes: [{ field: 'riskClass', from: known.classifications[0]?.riskClass ?? null, to: rest.riskClass }],
    refs: { classificationId: made.id },
    reason,
  })
}

/** The fields as other commands announce them; prose and people stay in their own rows. */
function factOf({ field, from, to }: EntryChange): FieldChange[] {
  switch (field) {
    case 'NAME':
      return [{ field: 'name', from, to }]
    case 'TIER':
      return [{ field: 'tier', from, to }]
    case 'VENDOR':
      return [{ field: 'vendor', from, to }]
    case 'ACTOR_ROLE':
      return [{ field: 'actorRole', from, to }]
    case 'HAS_TOOLS':
      return [{ field: 'hasTools', from, to }]
    case 'OWNER':
      return [{ field: 'owner', from, to }]
    case 'PURPOSE':
      return [{ field: 'purpose', from: null, to: null }]
    case 'DATA_SOURCES':
      return [{ field: 'dataSources', from: null, to: null }]
    case 'SERVING_STACK':
      return [{ field: 'servingStack', from: null, to: null }]
    default:
      return []
  }
}
