import { buildWeb } from '../../scripts/lib/build-web.ts'
import { generate } from '../../scripts/lib/generate.ts'

/** The journeys walk the page that people get: built, and from the files as they are now. */
export default async function setUp(): Promise<void> {
  await generate()
  await buildWeb()
}
