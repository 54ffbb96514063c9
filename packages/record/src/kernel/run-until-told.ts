import { SetupProblem } from './setup-problem.ts'

/** Starts a process and stops it cleanly at SIGTERM or SIGINT; a setting that is wrong ends it with one sentence. */
export async function runUntilTold(start: () => Promise<{ stop(): Promise<void> }>): Promise<void> {
  try {
    const running = await start()
    let stopping = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, async () => {
        if (stopping) process.exit(130)
        stopping = true
        await running.stop()
        process.exit(0)
      })
    }
  } catch (error) {
    console.error(error instanceof SetupProblem ? error.message : error)
    process.exit(1)
  }
}
