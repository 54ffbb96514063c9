import { beforeAll, describe, expect, test } from 'vitest'
import { proofs } from './proofs.ts'
import { report } from './support/proof.ts'
import { openWorld, type World } from './support/world.ts'

/** The short form of what `pnpm test:faults` proves at length. */
describe('two processes on one database, under load, keep every promise', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    return world.close
  })
  test.each(Object.keys(proofs))('when broken on purpose: %s', async (name) => {
    const proof = await proofs[name]?.short(world)
    if (proof === undefined) throw new Error(`No such proof: ${name}`)
    report(proof, { judge: false })
    expect(proof.broken).toEqual([])
  })
})
