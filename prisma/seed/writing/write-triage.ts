import type { ScanStory } from '../story/story.ts'
import { pick } from './ids.ts'
import { handled, type ScanResult } from './scan-results.ts'
import { moveFinding, type Standing } from './standing.ts'
import type { Moment, World } from './world.ts'

/** A scanner's result as it stands on the record; `at` is when it was first seen. */
export type Tail = ScanResult & { scan: ScanStory; standing: Standing; at: Date }

const dayMs = 86_400_000

/** What happened to a scanner's finding after it was opened: a look, a fix, and the run that no longer saw it. */
export function handMoments(world: World, tail: Tail): Moment[] {
  const { scan, standing } = tail
  const moments: Moment[] = []
  const person = scan.owners[pick(scan.owners.length, tail.name, 'hand')] ?? 'tomas'
  let from = 'OPEN'
  const step = (at: Date, to: string, by: string, reason: string | null = null) => {
    const before = from
    from = to
    const move = { at, from: before, to, reason }
    moments.push({ at, play: (book) => moveFinding(book, standing, move, world.seat(by).actor) })
  }
  const gone = tail.goneIn === null ? null : world.clock.at(scan.runs[tail.goneIn] ?? 0)
  const state = handled(tail)
  const after = (days: number) => new Date(tail.at.getTime() + days * dayMs)
  // Work begins in the days after the scan, in office hours, and never after today.
  const looked = after(1 + pick(4, tail.name, 'days') + 0.25 + pick(300, tail.name, 'minute') / 1_440)
  const begun = new Date(looked.getTime() + dayMs * (1 + pick(3, tail.name, 'begun')))
  const until = gone ?? world.clock.now
  if (state !== 'OPEN' && looked < until) step(looked, 'TRIAGED', person)
  if (state === 'IN_PROGRESS' && from === 'TRIAGED' && begun < until) step(begun, 'IN_PROGRESS', person)
  if (gone !== null) {
    step(gone, 'VERIFIED', 'pipeline', 'Absent from a complete run with its rule active')
    const id = standing.places.id('subject', tail.name, scan.version ?? 'asset')
    moments.push({ at: gone, play: (book) => book.change('finding_subject', id, gone, { status: 'FIXED' }) })
  }
  return moments
}
