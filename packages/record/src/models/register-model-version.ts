import { Conflict, InvalidInput, type LineageUsage } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { nameLength, readTexts } from '../engagements/written.ts'
import { openGates } from '../gates/open-gates.ts'
import type { Engagement } from '../generated/client/client.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { type Change, change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { copyOpenFindings } from './copy-open-findings.ts'
import { type ComponentInput, manifestDigest, readManifest } from './manifest.ts'
import { shareComponents } from './share-components.ts'

export type RegisterModelVersion = {
  engagementId: string
  modelName: string
  label: string
  components: readonly ComponentInput[]
  lineage?: readonly { datasetVersionId: string; usage: LineageUsage }[]
}

/**
 * Puts a version of a model on record: its composition with the digest that it is known by, the findings that may be
 * in it, and the gates that it has to pass. Answers with its id.
 */
export function registerModelVersion(record: EngagementRecord, viewer: Viewer, input: RegisterModelVersion) {
  return change(record, viewer, async function registerModelVersion(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const engagement = await mustBeUseCase(tx, viewer, input.engagementId)
    const { modelName, label } = readNames(input)
    const manifest = readManifest(input.components)
    const lineage = await readLineage(tx, viewer, input.lineage ?? [])
    const modelId = await findOrMakeModel(step, engagement, modelName)
    if ((await tx.modelVersion.count({ where: { workspaceId, modelId, label } })) > 0) {
      throw new Conflict(
        `${modelName} ${label} is on record already. A changed composition is a version with a label of its own.`,
        [],
        'ALREADY_EXISTS',
      )
    }
    const version = await tx.modelVersion.create({
      data: {
        workspaceId,
        engagementId: engagement.id,
        modelId,
        label,
        manifest,
        manifestDigest: manifestDigest(manifest),
        registeredAt: now,
        createdAt: now,
        updatedAt: now,
      },
    })
    const componentIds = await shareComponents(tx, workspaceId, manifest, now)
    const modelVersionId = version.id
    await tx.modelVersionComponent.createMany({
      data: componentIds.map((componentId) => ({ workspaceId, modelVersionId, componentId })),
    })
    await tx.lineage.createMany({
      data: lineage.map((each) => ({ workspaceId, modelVersionId, ...each })),
      skipDuplicates: true,
    })
    const copied = await copyOpenFindings(tx, { workspaceId, engagementId: engagement.id, modelVersionId, now })
    announce({
      kind: 'modelVersion.registered',
      subject: { type: 'ModelVersion', id: modelVersionId, key: null },
      engagementId: engagement.id,
      modelVersionId,
      changes: [
        { field: 'label', from: null, to: `${modelName} ${label}` },
        { field: 'manifestDigest', from: null, to: version.manifestDigest },
        ...(copied > 0 ? [{ field: 'openFindings', from: null, to: String(copied) }] : []),
      ],
      refs: { modelId },
    })
    const opening = { workspaceId, engagementId: engagement.id, subjectType: 'MODEL_VERSION', modelVersionId } as const
    await openGates(tx, { ...opening, now, announce })
    return modelVersionId
  })
}

/** The use case that the viewer edits; only AI use cases hold models, datasets and their gates. */
export async function mustBeUseCase(tx: Transaction, viewer: Viewer, engagementId: string): Promise<Engagement> {
  const row = await tx.engagement.findUnique({ where: rowKey(viewer.workspaceId, engagementId) })
  const engagement = mustSee(row === null ? null : { ...row, engagementId: row.id }, viewer.audience, 'engagement')
  mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', engagement.id)
  if (engagement.kind === 'AI_USE_CASE') return engagement
  throw new InvalidInput([
    {
      path: ['engagementId'],
      message: 'Models and datasets belong to AI use cases. Choose one, or register it first.',
    },
  ])
}

function readNames(input: RegisterModelVersion) {
  const texts = readTexts()
  const names = {
    modelName: texts.text(['modelName'], input.modelName, { longest: nameLength, required: 'Name the model.' }),
    label: texts.text(['label'], input.label, { longest: 100, required: 'Give the version a label, such as 2.2.' }),
  }
  texts.done()
  return names
}

async function readLineage(tx: Transaction, viewer: Viewer, lineage: NonNullable<RegisterModelVersion['lineage']>) {
  const read = []
  for (const { datasetVersionId, usage } of lineage) {
    const row = await tx.datasetVersion.findUnique({ where: rowKey(viewer.workspaceId, datasetVersionId) })
    read.push({ datasetVersionId: mustSee(row, viewer.audience, 'dataset version').id, usage })
  }
  return read
}

async function findOrMakeModel(
  { tx, now, announce }: Change,
  { workspaceId, id: engagementId }: Engagement,
  name: string,
) {
  // Whoever comes second waits here for the first, and then shares its model.
  const { count } = await tx.model.createMany({
    data: [{ workspaceId, engagementId, name, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  })
  const model = await tx.model.findUniqueOrThrow({
    where: { workspaceId_engagementId_name: { workspaceId, engagementId, name } },
  })
  if (count === 1) {
    announce({
      kind: 'model.created',
      subject: { type: 'Model', id: model.id, key: null },
      engagementId,
      changes: [{ field: 'name', from: null, to: name }],
    })
  } else {
    // Two versions of one model are registered one after the other, so that a label is taken only once.
    await tx.$queryRaw`
      SELECT id FROM model WHERE workspace_id = ${workspaceId}::uuid AND id = ${model.id}::uuid FOR NO KEY UPDATE`
  }
  return model.id
}
