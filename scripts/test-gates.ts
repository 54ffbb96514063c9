import { orExplain } from './lib/or-explain.ts'
import { commandOf, runNode, StepFailure } from './lib/run.ts'

/** What the suite proves of gates in short, at length: decisions raced against what they are taken on, and the model. */
await orExplain(async () => {
  const [races = '10000', runs = '500', ...rest] = process.argv.slice(2)
  if (rest.length > 0 || !/^\d+$/.test(races) || !/^\d+$/.test(runs)) {
    throw new StepFailure('pnpm test:gates [races [runs of the model]]')
  }
  const { code } = await runNode(
    [
      commandOf('vitest', 'vitest'),
      ...['run', '--project', 'postgres', '--maxWorkers=1', '--reporter=verbose'],
      ...['test/gates/races.pg.test.ts', 'packages/record/src/gates/sign-off-model.pg.test.ts'],
    ],
    {
      env: {
        ...process.env,
        ASSAY_GATE_RACES: races,
        // Enough to show that it would be seen.
        ASSAY_GATE_UNLOCKED_RACES: String(Math.min(Number(races), 500)),
        ASSAY_GATE_RUNS: runs,
      },
    },
  )
  process.exitCode = code
})
