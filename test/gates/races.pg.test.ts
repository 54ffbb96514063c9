import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../support/programme.ts'
import { type Ground, openGround } from './support/lane.ts'
import { runRaces, spokenScore, wrongIn } from './support/run-races.ts'
import { withoutGateLock } from './support/unlocked.ts'

/** `pnpm test:gates` runs many more. */
const races = Number(process.env.ASSAY_GATE_RACES ?? 100)
const unlockedRaces = Number(process.env.ASSAY_GATE_UNLOCKED_RACES ?? 20)
const timeout = 60_000 + races * 3_000

describe('decisions raced against what they are taken on', () => {
  let world: Programme
  let ground: Ground
  beforeAll(async () => {
    world = await aProgramme()
    ground = await openGround(world)
    return world.close
  })

  test('never leave a wrong approval', { timeout }, async () => {
    const score = await runRaces(ground, world.record, races)
    console.log(spokenScore(`With the lock, ${races} races:`, score))
    expect(wrongIn(score)).toBe(0)
    // Races that one side always wins would prove nothing.
    const all = Object.values(score)
    expect(all.some(({ approved }) => approved > 0) && all.some(({ refused }) => refused > 0)).toBe(true)
  })

  test('leave wrong ones where the lock is removed, which is how these tests would see it', { timeout }, async () => {
    const score = await runRaces(ground, withoutGateLock(world.record), unlockedRaces)
    console.log(spokenScore(`Without the lock, ${unlockedRaces} races:`, score))
    expect(wrongIn(score)).toBeGreaterThan(0)
  })
})
