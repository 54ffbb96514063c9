import { Conflict } from '@assay/domain'
import { nameLength, proseLength, readTexts } from '../engagements/written.ts'
import { openGates } from '../gates/open-gates.ts'
import { type Change, change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { mustBeUseCase } from '../models/register-model-version.ts'

export type RegisterDatasetVersion = {
  engagementId: string
  datasetName: string
  label: string
  digest: string
  source: string
  licence: string
  piiFlags?: string
  retentionUntil?: Date | null
  carveOuts?: string
}

/** Puts a version of a dataset on record and opens its data gate. Answers with its id. */
export function registerDatasetVersion(record: EngagementRecord, viewer: Viewer, input: RegisterDatasetVersion) {
  return change(record, viewer, async function registerDatasetVersion(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const engagement = await mustBeUseCase(tx, viewer, input.engagementId)
    const { datasetName, ...fields } = readDatasetVersion(input)
    const datasetId = await findOrMakeDataset(step, viewer, engagement.id, datasetName)
    if ((await tx.datasetVersion.count({ where: { workspaceId, datasetId, label: fields.label } })) > 0) {
      throw new Conflict(
        `${datasetName} ${fields.label} is on record already. Changed data is a version with a label of its own.`,
        [],
        'ALREADY_EXISTS',
      )
    }
    const version = await tx.datasetVersion.create({
      data: {
        workspaceId,
        engagementId: engagement.id,
        datasetId,
        ...fields,
        retentionUntil: input.retentionUntil ?? null,
        registeredAt: now,
        createdAt: now,
        updatedAt: now,
      },
    })
    announce({
      kind: 'datasetVersion.registered',
      subject: { type: 'DatasetVersion', id: version.id, key: null },
      engagementId: engagement.id,
      changes: [
        { field: 'label', from: null, to: `${datasetName} ${version.label}` },
        { field: 'digest', from: null, to: version.digest },
      ],
      refs: { datasetId },
    })
    await openGates(tx, {
      workspaceId,
      engagementId: engagement.id,
      subjectType: 'DATASET_VERSION',
      datasetVersionId: version.id,
      now,
      announce,
    })
    return version.id
  })
}

function readDatasetVersion(input: RegisterDatasetVersion) {
  const texts = readTexts()
  const short = (field: string, value: string, required: string) =>
    texts.text([field], value, { longest: nameLength, required })
  const read = {
    datasetName: short('datasetName', input.datasetName, 'Name the dataset.'),
    label: short('label', input.label, 'Give the version a label, such as 2026-10.'),
    digest: short('digest', input.digest, 'Give the digest of the data, such as sha256:…'),
    source: texts.text(['source'], input.source, { longest: proseLength, required: 'Say where the data comes from.' }),
    licence: short('licence', input.licence, 'Name the licence or the right by which it is used.'),
    piiFlags: texts.text(['piiFlags'], input.piiFlags ?? '', { longest: 2_000 }),
    carveOuts: texts.text(['carveOuts'], input.carveOuts ?? '', { longest: proseLength }),
  }
  texts.done()
  return read
}

/** Datasets are known by name in the whole workspace: engagements lean on the same ones. */
async function findOrMakeDataset({ tx, now, announce }: Change, viewer: Viewer, engagementId: string, name: string) {
  const { workspaceId } = viewer
  const { count } = await tx.dataset.createMany({
    data: [{ workspaceId, engagementId, name, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  })
  const dataset = await tx.dataset.findUniqueOrThrow({ where: { workspaceId_name: { workspaceId, name } } })
  if (!seesEngagement(viewer.audience, dataset.engagementId)) {
    throw new Conflict(`The name ${name} is taken in this workspace. Choose another.`, [], 'ALREADY_EXISTS')
  }
  if (count === 1) {
    announce({
      kind: 'dataset.created',
      subject: { type: 'Dataset', id: dataset.id, key: null },
      engagementId,
      changes: [{ field: 'name', from: null, to: name }],
    })
  } else {
    // Two versions of one dataset are registered one after the other, so that a label is taken only once.
    await tx.$queryRaw`
      SELECT id FROM dataset WHERE workspace_id = ${workspaceId}::uuid AND id = ${dataset.id}::uuid FOR NO KEY UPDATE`
  }
  return dataset.id
}
