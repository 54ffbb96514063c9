import type { DatasetStory, EngagementStory, VersionStory } from '../story/story.ts'
import type { Book } from './book.ts'
import { idOf } from './ids.ts'
import { datasetDigest, manifestDigest, manifestOf } from './manifests.ts'
import { changed, datasetLabel, type Places } from './places.ts'
import type { Moment, World } from './world.ts'
import { consumerMoments } from './write-consumers.ts'
import { openGates } from './write-engagement.ts'
import { envelopeMoments } from './write-envelopes.ts'
import { routingMoments } from './write-routings.ts'

/** Datasets, model versions and how they came to serve traffic. */
export function versionMoments(world: World, story: EngagementStory, places: Places): Moment[] {
  const first = new Set<string>()
  const datasets = story.datasets.map((dataset): Moment => {
    const isFirst = !first.has(dataset.name)
    first.add(dataset.name)
    const at = world.clock.at(dataset.at)
    return { at, play: (book) => registerDataset(book, world, places, dataset, isFirst) }
  })
  const versions = story.versions.map((version, index): Moment => {
    const at = world.clock.at(version.at)
    return { at, play: (book) => registerVersion(book, world, story, places, version, index === 0) }
  })
  return [
    ...datasets,
    ...versions,
    ...story.versions.flatMap((version) => routingMoments(world, story, places, version)),
    ...story.versions.flatMap((version) => consumerMoments(world, places, version)),
    ...envelopeMoments(world, story, places),
  ]
}

function registerDataset(book: Book, world: World, places: Places, dataset: DatasetStory, isFirst: boolean): void {
  const { workspaceId, clock } = world
  const at = clock.at(dataset.at)
  const { name, description, label, source, licence, piiFlags, carveOuts, retentionUntil } = dataset
  const by = world.seat(dataset.by).actor
  const datasetId = places.id('dataset', name)
  const engagementId = places.engagement
  const dates = { createdAt: at, updatedAt: at }
  if (isFirst) {
    book.rows.dataset.push({ workspaceId, id: datasetId, engagementId, name, description, ...dates })
    const changes = [changed('name', null, name)]
    book.state({ kind: 'dataset.created', subject: { type: 'Dataset', id: datasetId }, engagementId, changes, at, by })
  }
  const id = places.dataset(datasetLabel(dataset))
  const digest = datasetDigest(dataset)
  book.rows.datasetVersion.push({
    ...{ workspaceId, id, engagementId, datasetId, label, digest, source, licence, piiFlags, carveOuts },
    retentionUntil: retentionUntil === null ? null : clock.at(retentionUntil),
    registeredAt: at,
    ...dates,
  })
  openGates(book, world, places, { at, subjectType: 'DATASET_VERSION', subject: datasetLabel(dataset) })
  const changes = [changed('label', null, datasetLabel(dataset)), changed('digest', null, digest)]
  const subject = { type: 'DatasetVersion', id } as const
  book.state({ kind: 'datasetVersion.registered', subject, engagementId, changes, refs: { datasetId }, at, by })
}

function registerVersion(
  book: Book,
  world: World,
  story: EngagementStory,
  places: Places,
  version: VersionStory,
  isFirst: boolean,
): void {
  const { workspaceId, clock } = world
  const at = clock.at(version.at)
  const by = world.seat(version.by).actor
  const dates = { createdAt: at, updatedAt: at }
  const engagementId = places.engagement
  const modelId = places.model
  const name = story.model ?? story.slug
  if (isFirst) {
    book.rows.model.push({ workspaceId, id: modelId, engagementId, name, ...dates })
    const subject = { type: 'Model', id: modelId } as const
    book.state({ kind: 'model.created', subject, engagementId, changes: [changed('name', null, name)], at, by })
  }
  const id = places.version(version.label)
  const digest = manifestDigest(version)
  const manifest = manifestOf(version)
  book.rows.modelVersion.push({
    ...{ workspaceId, id, engagementId, modelId, label: version.label, manifest, manifestDigest: digest },
    registeredAt: at,
    ...dates,
  })
  shareComponents(book, world, id, manifest.components, at)
  for (const { dataset, usage } of version.lineage) {
    book.rows.lineage.push({ workspaceId, modelVersionId: id, datasetVersionId: places.dataset(dataset), usage })
  }
  openGates(book, world, places, { at, subjectType: 'MODEL_VERSION', subject: version.label })
  const changes = [changed('label', null, `${name} ${version.label}`), changed('manifestDigest', null, digest)]
  const subject = { type: 'ModelVersion', id } as const
  const refs = { modelId }
  book.state({ kind: 'modelVersion.registered', subject, engagementId, modelVersionId: id, changes, refs, at, by })
}

/** Manifests share components; each is inserted by the first that names it. */
function shareComponents(
  book: Book,
  { workspaceId, slug }: World,
  modelVersionId: string,
  components: ReturnType<typeof manifestOf>['components'],
  at: Date,
): void {
  for (const component of components) {
    const id = idOf(slug, 'component', component.kind, component.name, component.release)
    if (!book.namedBefore(id)) book.rows.component.push({ workspaceId, id, ...component, createdAt: at, updatedAt: at })
    book.rows.modelVersionComponent.push({ workspaceId, modelVersionId, componentId: id })
  }
}
