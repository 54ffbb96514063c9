import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { closeVersion } from './close-version.ts'
import { eachVersion, type VersionResult } from './each-version.ts'
import { openRetirement } from './open-retirement.ts'

type Versions = { modelVersionIds: readonly string[] }

/** Closes each version that may be closed, and says for each other what it lacks. */
export async function closeVersions(
  record: EngagementRecord,
  viewer: Viewer,
  input: Versions,
): Promise<VersionResult[]> {
  mustNotBeToken(viewer)
  return eachVersion(viewer, input.modelVersionIds, (each, modelVersionId) =>
    closeVersion(record, each, { modelVersionId }),
  )
}

/** Opens the retirement of each version, and says for each other why not. */
export async function openRetirements(
  record: EngagementRecord,
  viewer: Viewer,
  input: Versions,
): Promise<VersionResult[]> {
  mustNotBeToken(viewer)
  return eachVersion(viewer, input.modelVersionIds, (each, modelVersionId) =>
    openRetirement(record, each, { modelVersionId }),
  )
}

/** A token may end no version, so it learns of none what it lacks; of a person, each version is asked by itself. */
function mustNotBeToken(viewer: Viewer): void {
  if (viewer.scopes !== null) mustBeAllowed(viewer, 'EDIT_ENGAGEMENT')
}
