import { proofs } from '../test/faults/proofs.ts'
import { report } from '../test/faults/support/proof.ts'
import { openWorld } from '../test/faults/support/world.ts'
import { orExplain } from './lib/or-explain.ts'
import { StepFailure } from './lib/run.ts'

/** Breaks things on purpose, at length: all of it, or the proofs that are named. Prints the counts of each. */
await orExplain(async () => {
  const known = Object.keys(proofs)
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new StepFailure(`pnpm test:faults [name …], where a name is one of: ${known.join(', ')}`)
  let failed = 0
  for (const [name, { long }] of Object.entries(proofs)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    // Each on a world of its own: what one leaves behind weighs on no other.
    const world = await openWorld()
    try {
      if (!report(await long(world), { judge: true })) failed += 1
    } finally {
      await world.close()
    }
  }
  console.log(failed === 0 ? '\nAll of it holds' : `\n${failed} of it does not hold`)
  process.exitCode = failed === 0 ? 0 : 1
})
