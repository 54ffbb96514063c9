import { randomUUID } from 'node:crypto'
import type { GateStage } from '../../packages/domain/src/index.ts'
import type { Prisma } from '../../packages/record/src/generated/client/client.ts'
import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'
import { takeNumbers } from '../../packages/record/src/kernel/short-key.ts'
import { inWorkspace } from './builders.ts'

/** A version of a model of its own. */
export async function aModelVersion(
  record: EngagementRecord,
  workspaceId: string,
  engagementId: string,
  fields: Partial<Prisma.ModelVersionUncheckedCreateInput> = {},
) {
  const id = fields.id ?? randomUUID()
  await inWorkspace(record, workspaceId, async (tx) => {
    const model = await tx.model.create({ data: { workspaceId, engagementId, name: `model ${id}` } })
    const data = { label: '1.0', manifest: {}, manifestDigest: `sha256:${id}`, ...fields }
    await tx.modelVersion.create({ data: { ...data, id, workspaceId, engagementId, modelId: model.id } })
  })
  return id
}

/** A gate by a definition that asks for nothing, of the engagement or of the version that is named. */
export async function aGate(
  record: EngagementRecord,
  workspaceId: string,
  engagementId: string,
  stage: GateStage,
  fields: Partial<Prisma.GateUncheckedCreateInput> = {},
) {
  const id = fields.id ?? randomUUID()
  const subjectType = fields.modelVersionId == null ? 'ENGAGEMENT' : 'MODEL_VERSION'
  await inWorkspace(record, workspaceId, async (tx) => {
    const known = await tx.gateDefinition.findFirst({ where: { workspaceId, stage } })
    const definition =
      known ??
      (await tx.gateDefinition.create({
        data: {
          workspaceId,
          stage,
          number: 1,
          name: stage,
          description: '',
          subjectType,
          decisions: ['APPROVE'],
          signerRule: { quorum: 1, concurs: [], whenHighOrTier1: null, earlierGates: [] },
          edition: 'test',
        },
      }))
    const number = await takeNumbers(tx, workspaceId, 'G')
    const data = { number, key: `G-${number}`, definitionId: definition.id, stage, subjectType, ...fields }
    await tx.gate.create({ data: { ...data, id, workspaceId, engagementId } })
  })
  return id
}

/** Where a finding stands on a version. */
export async function aSubject(
  record: EngagementRecord,
  workspaceId: string,
  findingId: string,
  modelVersionId: string,
  status = 'AFFECTED',
) {
  await inWorkspace(record, workspaceId, (tx) =>
    tx.findingSubject.create({ data: { workspaceId, findingId, modelVersionId, status } }),
  )
}
