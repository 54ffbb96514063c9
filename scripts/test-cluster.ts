import { SetupProblem } from '../packages/record/src/kernel/setup-problem.ts'
import { findChromium } from '../test/support/chromium.ts'
import { requireHaproxy } from './lib/cluster/haproxy.ts'
import { orExplain } from './lib/or-explain.ts'
import { runVitest } from './lib/vitest.ts'

/** The browser journeys, against several api processes behind a balancer instead of one. */
await orExplain(async () => {
  requireHaproxy()
  if (findChromium() === null) throw new SetupProblem('No Chromium was found; name one by CHROMIUM_PATH.')
  process.env.ASSAY_TEST_PROCESSES ||= '3'
  const { passed, failed } = await runVitest(['journeys'])
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
})
