import { SetupProblem } from '../packages/record/src/kernel/setup-problem.ts'
import { startProductOnCluster } from './lib/cluster/start-product-on-cluster.ts'
import { orExplain } from './lib/or-explain.ts'
import { readSettings } from './lib/settings.ts'
import { Shutdown } from './lib/shutdown.ts'

const MOST = 16

await orExplain(async () => {
  const words = process.argv.slice(2)
  const settings = readSettings()
  const options = { empty: words.includes('--empty'), processes: processesIn(words) }
  const shutdown = new Shutdown()
  try {
    await startProductOnCluster(settings, options, shutdown)
  } catch (error) {
    await shutdown.close()
    throw error
  }
})

/** `pnpm cluster 5` starts five api processes; three unless said. */
function processesIn(words: readonly string[]): number {
  const word = words.find((each) => !each.startsWith('--')) ?? '3'
  const processes = Number(word)
  if (Number.isInteger(processes) && processes > 0 && processes <= MOST) return processes
  throw new SetupProblem(`"${word}" is no number of processes: say one from 1 to ${MOST}.`)
}
