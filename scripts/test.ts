import { findChromium } from '../test/support/chromium.ts'
import { check } from './lib/check.ts'
import { orExplain } from './lib/or-explain.ts'
import { runVitest, type Tally } from './lib/vitest.ts'

await orExplain(async () => {
  const checked = await check()
  const walked = await walkJourneys()
  const failed = checked.failed + walked.failed
  console.log(`${checked.passed + walked.passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
})

async function walkJourneys(): Promise<Tally> {
  if (findChromium() === null) {
    console.log('The browser journeys were left out: no Chromium was found; name one by CHROMIUM_PATH.')
    return { passed: 0, failed: 0 }
  }
  return runVitest(['journeys'])
}
