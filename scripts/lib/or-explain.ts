import { SetupProblem } from '../../packages/record/src/kernel/setup-problem.ts'
import { StepFailure } from './run.ts'

/** Runs a script. A problem that the person can mend ends it with its one sentence; a fault with its stack. */
export async function orExplain(script: () => Promise<void>): Promise<void> {
  try {
    await script()
  } catch (error) {
    console.error(error instanceof SetupProblem || error instanceof StepFailure ? error.message : error)
    process.exit(1)
  }
}
