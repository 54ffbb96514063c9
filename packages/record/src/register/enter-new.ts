import { type RegisterEntry, shortKey } from '@assay/domain'
import { openGatesOf } from '../gates/open-gates.ts'
import type { Engagement } from '../generated/client/client.ts'
import { seatOf } from '../identity/must-be-allowed.ts'
import type { Change } from '../kernel/change.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import type { PlannedRow } from './plan.ts'

/** Enters the new use cases of a plan in the register, each with its class and its intake gate. By line. */
export async function enterNew(work: Change, rows: readonly PlannedRow[], fileName: string) {
  const { tx, viewer, now, announce } = work
  const { workspaceId } = viewer
  if (rows.length === 0) return new Map<number, Engagement>()
  const seat = seatOf(viewer)
  const first = await takeNumbers(tx, workspaceId, 'ENG', rows.length)
  const made = await tx.engagement.createManyAndReturn({
    data: rows.map(({ entry, ownerId, name }, at) => ({
      ...{ workspaceId, number: first + at, key: shortKey('ENG', first + at), kind: 'AI_USE_CASE', name },
      ...fieldsOf(entry),
      tier: entry.tier ?? 4,
      ownerId: ownerId ?? null,
      status: entry.classification === undefined ? 'DRAFT' : 'CLASSIFIED',
      createdAt: now,
      updatedAt: now,
    })),
  })
  const byNumber = new Map(made.map((engagement) => [engagement.number, engagement]))
  const entered = rows.flatMap((row, at) => {
    const engagement = byNumber.get(first + at)
    return engagement === undefined ? [] : [{ row, engagement }]
  })
  const classes = await tx.classification.createManyAndReturn({
    data: entered.flatMap(({ row, engagement }) => {
      const { classification } = row.entry
      if (classification === undefined) return []
      const { rationale, ...rest } = classification
      const said = rationale ?? `${sourceOf(fileName, row)}.`
      return [
        {
          ...{ workspaceId, engagementId: engagement.id, ...rest, rationale: said },
          ...{ decidedById: seat, decidedAt: now, createdAt: now, updatedAt: now },
        },
      ]
    }),
  })
  for (const { row, engagement } of entered) {
    announce({
      kind: 'engagement.created',
      subject: { type: 'Engagement', id: engagement.id, key: engagement.key },
      engagementId: engagement.id,
      changes: [
        { field: 'name', from: null, to: engagement.name },
        { field: 'status', from: null, to: engagement.status },
      ],
      reason: sourceOf(fileName, row),
    })
  }
  const byId = new Map(made.map((engagement) => [engagement.id, engagement]))
  for (const { id, engagementId, riskClass } of classes) {
    announce({
      kind: 'engagement.classified',
      subject: { type: 'Engagement', id: engagementId, key: byId.get(engagementId)?.key ?? null },
      engagementId,
      changes: [{ field: 'riskClass', from: null, to: riskClass }],
      refs: { classificationId: id },
    })
  }
  const subjects = made.map(({ id }) => ({ engagementId: id }))
  await openGatesOf(tx, subjects, { workspaceId, subjectType: 'ENGAGEMENT', now, announce })
  return new Map(entered.map(({ row, engagement }) => [row.line, engagement]))
}

/** Why a fact of the intake happened. */
export const sourceOf = (fileName: string, { line }: Pick<PlannedRow, 'line'>) => `From “${fileName}”, line ${line}`

/** The columns of an engagement that a row speaks of, but for its owner, name and tier. */
export function fieldsOf({ purpose, vendor, dataSources, servingStack, actorRole, hasTools }: RegisterEntry) {
  return {
    ...(purpose === undefined ? {} : { purpose }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(dataSources === undefined ? {} : { dataSources }),
    ...(servingStack === undefined ? {} : { servingStack }),
    ...(actorRole === undefined ? {} : { actorRole }),
    ...(hasTools === undefined ? {} : { hasTools }),
  }
}
