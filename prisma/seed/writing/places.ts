import type { FieldChange, GateStage } from '../../../packages/domain/src/index.ts'
import type { EngagementStory, Subject } from '../story/story.ts'
import { idOf } from './ids.ts'
import type { World } from './world.ts'

/** The ids of what an engagement's story names; the same in every seed. */
export type Places = {
  engagement: string
  model: string
  version(label: string): string
  dataset(label: string): string
  gate(stage: GateStage, subject: Subject): string
  finding(slug: string): string
  id(...name: readonly string[]): string
  isVersion(subject: Subject): boolean
}

export function placesOf(world: World, story: EngagementStory): Places {
  const id = (...name: readonly string[]) => idOf(world.slug, story.slug, ...name)
  return {
    id,
    engagement: id('engagement'),
    model: id('model'),
    version: (label) => id('version', label),
    dataset: (label) => id('dataset-version', label),
    gate: (stage, subject) => id('gate', stage, subject ?? ''),
    finding: (slug) => id('finding', slug),
    isVersion: (subject) => story.versions.some(({ label }) => label === subject),
  }
}

/** The columns that say which version a row is about; both null for the engagement. */
export function subjectColumns(places: Places, subject: Subject) {
  if (subject === null) return { modelVersionId: null, datasetVersionId: null }
  return places.isVersion(subject)
    ? { modelVersionId: places.version(subject), datasetVersionId: null }
    : { modelVersionId: null, datasetVersionId: places.dataset(subject) }
}

export const changed = (field: string, from: string | null, to: string | null): FieldChange => ({ field, from, to })

export const datasetLabel = ({ name, label }: { name: string; label: string }) => `${name} ${label}`
