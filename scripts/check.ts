import { check } from './lib/check.ts'
import { orExplain } from './lib/or-explain.ts'

await orExplain(async () => {
  const { passed, failed } = await check()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
})
