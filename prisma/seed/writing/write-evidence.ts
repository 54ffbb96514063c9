import { coverageTypes, statedCoverage } from '../../../packages/domain/src/index.ts'
import type { About } from '../documents/document.ts'
import { writeDocument } from '../documents/write-document.ts'
import type { EngagementStory, EvidenceStory } from '../story/story.ts'
import { dayOf } from './clock.ts'
import { sha256 } from './ids.ts'
import { datasetDigest, manifestDigest, manifestOf } from './manifests.ts'
import { changed, datasetLabel, type Places, subjectColumns } from './places.ts'
import type { Moment, World } from './world.ts'

const dayMs = 86_400_000
const coverage: readonly string[] = Object.values(coverageTypes)

export type Files = Map<string, string>

/** Evidence as it was handed in, accepted or turned down, and lapsed; its files are added to `files` by their digest. */
export function evidenceMoments(world: World, story: EngagementStory, places: Places, files: Files): Moment[] {
  return story.evidence.flatMap((evidence, index) => momentsOf(world, story, places, evidence, index, files))
}

function momentsOf(
  world: World,
  story: EngagementStory,
  places: Places,
  evidence: EvidenceStory,
  index: number,
  files: Files,
): Moment[] {
  const { clock, workspaceId } = world
  const { subject, verdict, superseded } = evidence
  const type = world.evidenceType(evidence.type)
  const id = places.id('evidence', evidence.type, subject ?? '', String(index))
  const at = clock.at(evidence.at)
  const days = evidence.validFor ?? type.validityDays
  const effectiveTo = days === null ? null : new Date(at.getTime() + days * dayMs)
  const producer = world.seat(evidence.by)
  const columns = subjectColumns(places, subject)
  const written = writeDocument(evidence.type, aboutOf(world, story, evidence, at))
  const digest = sha256(written.text)
  files.set(digest, written.text)
  let key = ''
  const about = () => ({
    subject: { type: 'Evidence', id, key } as const,
    engagementId: places.engagement,
    modelVersionId: columns.modelVersionId,
  })

  const moments: Moment[] = [
    {
      at,
      play(book) {
        const numbered = book.number('E')
        key = numbered.key
        const status = verdict === 'POLICY' ? 'ACCEPTED' : 'SUBMITTED'
        const title = evidence.title ?? `${type.name}: ${subject === null ? story.name : subject}`
        book.rows.evidence.push({
          workspaceId,
          id,
          ...numbered,
          engagementId: places.engagement,
          evidenceTypeId: type.id,
          ...columns,
          producerId: producer.teamId,
          ...{ title, status, effectiveFrom: at, effectiveTo, createdAt: at, updatedAt: at },
        })
        const revisionId = places.id('revision', evidence.type, subject ?? '', String(index))
        const { actor } = producer
        book.rows.evidenceRevision.push({
          ...{ workspaceId, id: revisionId, evidenceId: id, revision: 1, sha256: digest },
          ...{
            size: Buffer.byteLength(written.text),
            mediaType: written.mediaType,
            name: written.name,
            receivedAt: at,
          },
          uploadedById: actor.type === 'MEMBERSHIP' ? actor.id : null,
          uploadedByTokenId: actor.type === 'TOKEN' ? actor.id : null,
        })
        if (coverage.includes(evidence.type)) {
          for (const stated of statedCoverage(written.text)) {
            book.rows.evidenceCoverage.push({ workspaceId, revisionId, ...stated })
          }
        }
        const changes = [changed('status', null, status), changed('revision', null, '1')]
        const reason =
          verdict === 'POLICY' ? 'Accepted by policy: it comes from the pipeline and its digest matches' : null
        book.state({ kind: 'evidence.submitted', ...about(), changes, refs: { revisionId }, reason, at, by: actor })
      },
    },
  ]
  if (verdict !== null && verdict !== 'POLICY') {
    const decided = clock.at(verdict.at)
    const reason = verdict.rejectedFor ?? null
    const to = reason === null ? 'ACCEPTED' : 'REJECTED'
    moments.push({
      at: decided,
      play(book) {
        book.change('evidence', id, decided, { status: to, status_reason: reason })
        const kind = reason === null ? 'evidence.accepted' : 'evidence.rejected'
        const changes = [changed('status', 'SUBMITTED', to)]
        book.state({ kind, ...about(), changes, reason, at: decided, by: world.seat(verdict.by).actor })
      },
    })
  }
  if (superseded !== undefined) {
    const then = clock.at(superseded.at)
    const fields = { status: 'SUPERSEDED', status_reason: 'A newer one took its place' }
    moments.push({ at: then, play: (book) => book.change('evidence', id, then, fields) })
  } else if (effectiveTo !== null && effectiveTo <= clock.now) {
    const fields = { status: 'EXPIRED', status_reason: 'Its validity ended' }
    moments.push({ at: effectiveTo, play: (book) => book.change('evidence', id, effectiveTo, fields) })
  }
  return moments
}

function aboutOf(world: World, story: EngagementStory, evidence: EvidenceStory, at: Date): About {
  const version = story.versions.find(({ label }) => label === evidence.subject) ?? null
  const dataset = story.datasets.find((each) => datasetLabel(each) === evidence.subject) ?? null
  const leantOn = story.datasets.filter((each) => version?.lineage.some((line) => line.dataset === datasetLabel(each)))
  return {
    useCase: story.name,
    purpose: story.purpose,
    owner: world.seat(story.owner).name,
    vendor: story.vendor,
    subject:
      version === null ? (dataset === null ? story.name : datasetLabel(dataset)) : `${story.name} ${version.label}`,
    digest: version === null ? (dataset === null ? '' : datasetDigest(dataset)) : manifestDigest(version),
    summary: version?.summary ?? story.purpose,
    settings: version?.settings ?? {},
    components: version === null ? [] : manifestOf(version).components,
    dataset:
      dataset === null
        ? null
        : {
            source: dataset.source,
            licence: dataset.licence,
            pii: dataset.piiFlags,
            carveOuts: dataset.carveOuts,
            records: dataset.records,
          },
    datasets: leantOn.map((each) => ({ name: datasetLabel(each), digest: datasetDigest(each) })),
    author: world.seat(evidence.by).name,
    date: dayOf(at),
    says: evidence.says ?? [],
  }
}
