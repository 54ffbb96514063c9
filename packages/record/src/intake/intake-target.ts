import { InvalidInput, NotFound } from '@assay/domain'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Change } from '../kernel/change.ts'
import { mustSee } from '../kernel/visible.ts'
import type { StartIntake } from './start-intake.ts'

type FoundTarget = { engagementId: string; modelVersionId: string | null }

/** The engagement, and its model version where one is named, by id or as people name them. */
export async function findTarget(work: Change, input: StartIntake): Promise<FoundTarget> {
  const engagementId = await findEngagement(work, input)
  const { modelVersionId, modelName, versionLabel } = input
  const named = [modelVersionId, modelName, versionLabel].some((each) => each !== undefined && each !== null)
  return { engagementId, modelVersionId: named ? await findModelVersion(work, engagementId, input) : null }
}

async function findEngagement({ tx, viewer }: Change, { engagementId, engagementKey }: StartIntake): Promise<string> {
  const { workspaceId } = viewer
  if (engagementId === undefined && engagementKey === undefined) {
    throw new InvalidInput([{ path: ['engagementId'], message: 'Name the engagement that the file belongs to.' }])
  }
  const engagement = await tx.engagement.findFirst({
    where:
      engagementId === undefined
        ? { workspaceId, key: engagementKey?.trim().toUpperCase() ?? '' }
        : { workspaceId, id: engagementId },
  })
  mustSee(engagement === null ? null : { engagementId: engagement.id }, viewer.audience, 'engagement')
  if (engagement === null) throw new NotFound('engagement')
  mustBeAllowed(viewer, 'TAKE_IN', engagement.id)
  return engagement.id
}

async function findModelVersion({ tx, viewer }: Change, engagementId: string, input: StartIntake): Promise<string> {
  const { modelVersionId, modelName, versionLabel } = input
  const found = await tx.modelVersion.findMany({
    where: {
      workspaceId: viewer.workspaceId,
      engagementId,
      ...(modelVersionId == null ? {} : { id: modelVersionId }),
      ...(modelName == null ? {} : { model: { name: modelName } }),
      ...(versionLabel == null ? {} : { label: versionLabel }),
    },
    select: { id: true },
    take: 2,
  })
  const [first, second] = found
  if (first === undefined) throw new NotFound('model version', ['modelVersionId'])
  if (second !== undefined) {
    throw new InvalidInput([
      {
        path: ['modelVersionId'],
        message: 'Several model versions go by that name: name both the model and the version.',
      },
    ])
  }
  return first.id
}
