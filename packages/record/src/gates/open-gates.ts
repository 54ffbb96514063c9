import { type Announcement, type GateSubject, shortKey } from '@assay/domain'
import { holdDefinitions } from '../gate-definitions/current-definitions.ts'
import type { Transaction } from '../kernel/database.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import { recomputeReadiness } from './recompute-readiness.ts'

/** What gates decide on, with its id unless it is the engagement. */
type Subject = { engagementId: string; modelVersionId?: string; datasetVersionId?: string }
type Opening = {
  workspaceId: string
  subjectType: GateSubject
  now: Date
  announce: (fact: Announcement) => void
}

/** Opens a gate of each current definition for this kind of subject, and computes what it still lacks. */
export function openGates(
  tx: Transaction,
  { engagementId, modelVersionId, datasetVersionId, ...opening }: Opening & Subject,
): Promise<void> {
  const subject = {
    engagementId,
    ...(modelVersionId === undefined ? {} : { modelVersionId }),
    ...(datasetVersionId === undefined ? {} : { datasetVersionId }),
  }
  return openGatesOf(tx, [subject], opening)
}

/** The same for many subjects of a kind at once. */
export async function openGatesOf(
  tx: Transaction,
  subjects: readonly Subject[],
  { workspaceId, subjectType, now, announce }: Opening,
): Promise<void> {
  await holdDefinitions(tx, workspaceId)
  const definitions = await tx.gateDefinition.findMany({
    where: { workspaceId, subjectType, isCurrent: true },
    orderBy: { number: 'asc' },
  })
  const opened = subjects.flatMap((subject) => definitions.map((definition) => ({ subject, definition })))
  if (opened.length === 0) return
  const first = await takeNumbers(tx, workspaceId, 'G', opened.length)
  const gates = await tx.gate.createManyAndReturn({
    data: opened.map(({ subject, definition: { id, stage } }, index) => ({
      workspaceId,
      number: first + index,
      key: shortKey('G', first + index),
      definitionId: id,
      engagementId: subject.engagementId,
      stage,
      subjectType,
      modelVersionId: subject.modelVersionId ?? null,
      datasetVersionId: subject.datasetVersionId ?? null,
      statusSince: now,
      createdAt: now,
      updatedAt: now,
    })),
    select: { id: true },
  })
  const gateIds = gates.map(({ id }) => id)
  await recomputeReadiness(tx, workspaceId, gateIds, now, announce)
}
