import { change } from '../../../packages/record/src/kernel/change.ts'
import type { EngagementRecord } from '../../../packages/record/src/kernel/record.ts'
import { systemViewer } from '../../../packages/record/src/workspaces/system-viewer.ts'
import type { Office } from '../northgate/office.ts'
import type { EngagementStory } from '../story/story.ts'
import { type Book, openBook } from './book.ts'
import type { Clock } from './clock.ts'
import { type Founding, foundWorkspace, workspaceIdOf } from './found-workspace.ts'
import { placesOf } from './places.ts'
import type { Moment, World } from './world.ts'
import { decisionMoments, lookAgain } from './write-decisions.ts'
import { engagementMoments } from './write-engagement.ts'
import { evidenceMoments, type Files } from './write-evidence.ts'
import { findingMoments } from './write-findings.ts'
import { officeMoments } from './write-office.ts'
import { scanMoments } from './write-scans.ts'
import { versionMoments } from './write-versions.ts'

export type Programme = { founding: Founding; office: Office; engagements: readonly EngagementStory[] }

const largestFile = 1_048_576

/** Writes a whole programme in one change: all of it stands on the record, or nothing. */
export async function tellStory(record: EngagementRecord, clock: Clock, programme: Programme): Promise<void> {
  const workspaceId = workspaceIdOf(programme.founding.slug)
  await change(
    record,
    systemViewer(workspaceId),
    async function tellStory({ tx, announce }) {
      const book = openBook(tx, workspaceId)
      const world = await foundWorkspace(book, clock, programme.founding)
      const files: Files = new Map()
      await play(book, momentsOf(book, world, programme, files))
      await lookAgain(book, await gatesOf(book), clock.now)
      await book.close()
      await keep(record, files)
      for (const fact of book.facts()) announce(fact)
      return workspaceId
    },
    { timeoutMs: 60_000 },
  )
  await record.sequencer.settle(workspaceId)
}

function momentsOf(book: Book, world: World, { office, engagements }: Programme, files: Files): Moment[] {
  const moments = engagements.flatMap((story) => {
    const places = placesOf(world, story)
    const { key } = book.number('ENG')
    return [
      ...engagementMoments(world, story, places, key),
      ...versionMoments(world, story, places),
      ...evidenceMoments(world, story, places, files),
      ...findingMoments(world, story, places),
      ...scanMoments(world, story, places),
      ...decisionMoments(world, story, places),
      ...story.looks.map((when): Moment => {
        const at = world.clock.at(when)
        return { at, awaited: async (open) => lookAgain(open, await gatesOf(open, places.engagement), at) }
      }),
    ]
  })
  return [...moments, ...officeMoments(world, office)].toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** What reads the database finds everything before it written. */
async function play(book: Book, moments: readonly Moment[]): Promise<void> {
  for (const moment of moments) {
    if ('play' in moment) moment.play(book)
    else {
      await book.flush()
      await moment.awaited(book)
    }
  }
  await book.flush()
}

async function gatesOf({ tx, workspaceId }: Book, engagementId?: string): Promise<string[]> {
  const where = engagementId === undefined ? { workspaceId } : { workspaceId, engagementId }
  const gates = await tx.gate.findMany({ where, select: { id: true } })
  return gates.map(({ id }) => id)
}

/** The bytes of the evidence; a store that has them already keeps them once. */
async function keep({ blobs }: EngagementRecord, files: Files): Promise<void> {
  await Promise.all(
    [...files].map(async ([digest, text]) => {
      if (!(await blobs.has(digest))) await blobs.put(bytesOf(text), { maxBytes: largestFile })
    }),
  )
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
}
