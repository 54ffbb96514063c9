import { createHash } from 'node:crypto'
import { canonicalBytes } from '../../../packages/ledger/src/index.ts'
import type { DatasetStory, VersionStory } from '../story/story.ts'
import { digestOf } from './ids.ts'

/** A composition in the record's form, in the order of kind, name and release. */
export function manifestOf({ components }: Pick<VersionStory, 'components'>) {
  const parts = components.map(({ kind, name, release, attested = false, purl = null }) => ({
    kind,
    name,
    release,
    digest: attested ? null : digestOf(`${kind} ${name} ${release}`),
    attested,
    purl,
  }))
  const identity = ({ kind, name, release }: (typeof parts)[number]) => JSON.stringify([kind, name, release])
  return {
    format: 'assay.manifest/1',
    components: parts.toSorted((one, other) => (identity(one) < identity(other) ? -1 : 1)),
  }
}

/** `sha256:` over the RFC 8785 form. */
export function manifestDigest(version: Pick<VersionStory, 'components'>): string {
  return `sha256:${createHash('sha256')
    .update(canonicalBytes(manifestOf(version)))
    .digest('hex')}`
}

export type ManifestPart = ReturnType<typeof manifestOf>['components'][number]

export const datasetDigest = ({ name, label, records }: DatasetStory) =>
  digestOf(`dataset ${name} ${label}: ${records}`)
