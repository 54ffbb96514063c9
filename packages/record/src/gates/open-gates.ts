import { type Announcement, type GateSubject, shortKey } from '@assay/domain'
import { holdDefinitions } from '../gate-definitions/current-definitions.ts'
import type { Transaction } from '../kernel/database.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import { recomputeReadiness } from './recompute-readiness.ts'

type Opening = {
  workspaceId: string
  engagementId: string
  /** What the gates decide on, with its id unless it is the engagement. */
  subjectType: GateSubject
  modelVersionId?: string
  datasetVersionId?: string
  now: Date
  announce: (fact: Announcement) => void
}

/** Opens a gate of each current definition for this kind of subject, and computes what it still lacks. */
export async function openGates(tx: Transaction, opening: Opening): Promise<void> {
  const { workspaceId, engagementId, subjectType, modelVersionId, datasetVersionId, now, announce } = opening
  await holdDefinitions(tx, workspaceId)
  const definitions = await tx.gateDefinition.findMany({
    where: { workspaceId, subjectType, isCurrent: true },
    orderBy: { number: 'asc' },
  })
  if (definitions.length === 0) return
  const first = await takeNumbers(tx, workspaceId, 'G', definitions.length)
  const gates = await tx.gate.createManyAndReturn({
    data: definitions.map(({ id, stage }, index) => ({
      workspaceId,
      number: first + index,
      key: shortKey('G', first + index),
      definitionId: id,
      engagementId,
      stage,
      subjectType,
      modelVersionId: modelVersionId ?? null,
      datasetVersionId: datasetVersionId ?? null,
      statusSince: now,
      createdAt: now,
      updatedAt: now,
    })),
    select: { id: true },
  })
  const gateIds = gates.map(({ id }) => id)
  await recomputeReadiness(tx, workspaceId, gateIds, now, announce)
}
