import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.ts'
import { commandOf, runNode } from './run.ts'

export type Tally = { passed: number; failed: number }

type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

const REPORTS = path.join(root, 'node_modules/.cache/assay')

/** Runs projects of vitest.config.ts, shows what they say, and counts. A file that cannot be loaded counts as failed. */
export async function runVitest(projects: readonly string[]): Promise<Tally> {
  const report = path.join(REPORTS, `${projects.join('-')}.json`)
  mkdirSync(REPORTS, { recursive: true })
  rmSync(report, { force: true })
  const { code } = await runNode([
    commandOf('vitest', 'vitest'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const tally = existsSync(report) ? countIn(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
  // An error outside of any test, or a run that died, fails the run although no test did.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

export function countIn({ numPassedTests, numFailedTests, testResults }: Report): Tally {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
}
