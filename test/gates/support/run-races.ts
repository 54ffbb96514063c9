import { Refusal } from '../../../packages/domain/src/index.ts'
import type { EngagementRecord } from '../../../packages/record/src/kernel/record.ts'
import { approvedTooLate, wrongsOf } from './judge.ts'
import { type Ground, type Lane, openLane } from './lane.ts'
import { type Challenge, challenges, raceOf } from './races.ts'

export type Tally = { races: number; approved: number; refused: number; wrong: Record<string, number> }
export type Score = Record<Challenge, Tally>

const lanes = 2

/** How many races a version takes before the next is registered: what was decided on it stays and is read each time. */
const racesALane = 30

/** Runs races of every challenge in turn, on several versions at once. A fault of a command ends the run. */
export async function runRaces(ground: Ground, record: EngagementRecord, races: number): Promise<Score> {
  const score = Object.fromEntries(
    challenges.map((each) => [each, { races: 0, approved: 0, refused: 0, wrong: {} }]),
  ) as Score
  let next = 0
  const runLane = async () => {
    const open: Partial<Record<number, { lane: Lane; races: number }>> = {}
    while (next < races) {
      const round = next++
      const challenge = challenges[round % challenges.length] ?? 'finding'
      const tier = challenge === 'concurrence' ? 1 : 3
      const used = open[tier]
      const place =
        used === undefined || used.races >= racesALane ? { lane: await openLane(ground, tier), races: 0 } : used
      open[tier] = place
      place.races += 1
      await runOne(ground, record, { challenge, lane: place.lane, round }, score[challenge])
    }
  }
  await Promise.all(Array.from({ length: lanes }, runLane))
  return score
}

type One = { challenge: Challenge; lane: Lane; round: number }

async function runOne(ground: Ground, record: EngagementRecord, one: One, tally: Tally): Promise<void> {
  const { world } = ground
  const { challenge, lane, round } = one
  const { approval, challenger } = await raceOf(challenge, { record, ground, lane, round })
  await world.record.sequencer.settle(world.workspaceId)
  const since = await world.written((tx) => tx.activity.aggregate({ _max: { seq: true } }))
  // Neither side is always the first: one of the two takes longer by nature.
  const first = round % 2 === 0 ? challenger() : approval()
  const second = round % 2 === 0 ? approval() : challenger()
  const [one1, other] = await Promise.allSettled([first, second])
  for (const outcome of [one1, other]) {
    if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason
  }
  const decided = round % 2 === 0 ? other : one1
  tally.races += 1
  if (decided.status === 'fulfilled') tally.approved += 1
  else tally.refused += 1
  await world.record.sequencer.settle(world.workspaceId)
  const wrongs = await world.written(async (tx) => [
    ...(await wrongsOf(tx, lane)),
    ...((await approvedTooLate(tx, lane, since._max.seq ?? 0n)) ? ['approved after the log had told the change'] : []),
  ])
  for (const wrong of wrongs) tally.wrong[wrong] = (tally.wrong[wrong] ?? 0) + 1
}

export const wrongIn = (score: Score): number =>
  Object.values(score).reduce((sum, { wrong }) => sum + Object.values(wrong).reduce((all, count) => all + count, 0), 0)

/** One line a challenge. */
export function spokenScore(title: string, score: Score): string {
  const lines = Object.entries(score).map(([challenge, { races, approved, refused, wrong }]) => {
    const said = Object.entries(wrong).map(([what, count]) => `${count} ${what}`)
    return `  ${challenge}: ${races} races, ${approved} approved, ${refused} refused, ${said.length === 0 ? 'none wrong' : said.join('; ')}`
  })
  return [title, ...lines].join('\n')
}
