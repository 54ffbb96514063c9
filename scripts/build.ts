import { buildWeb } from './lib/build-web.ts'
import { generate } from './lib/generate.ts'
import { orExplain } from './lib/or-explain.ts'

/** What `apps/api` and `apps/worker` need beside their sources: generated files, and the page. */
await orExplain(async () => {
  await generate()
  await buildWeb()
})
