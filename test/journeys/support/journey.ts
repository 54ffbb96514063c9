import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll } from 'vitest'
import { launchChromium } from '../../support/chromium.ts'
import { signedIn } from '../../support/people.ts'
import { type Product, startProduct } from '../../support/product.ts'

export type Journey = {
  /** A person of the demo programme, by the name before the @, signed in in a browser of their own. */
  as(person: string, options?: BrowserContextOptions): Promise<Page>
  product(): Product
  /** Everybody closes their browser; a long journey would keep many screens live otherwise. */
  leave(): Promise<void>
}

/**
 * The whole product with its demo programme and a browser, for the tests of a file; called outside of them. Of a test
 * that fails, pictures of all pages are kept. A page that breaks fails the file.
 */
export function aJourney(options: Parameters<typeof startProduct>[0] = {}): Journey {
  const pages: { page: Page; person: string }[] = []
  const broken: Error[] = []
  let open: { product: Product; browser: Browser }
  beforeAll(async () => {
    const [product, browser] = await Promise.all([startProduct(options), launchChromium()])
    open = { product, browser }
    return async () => {
      await browser.close()
      await product.stop()
      if (broken.length > 0) throw new AggregateError(broken, 'A page broke on the way')
    }
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(pages)
  })
  return {
    product: () => open.product,
    async leave() {
      await Promise.all(pages.splice(0).map(({ page }) => page.context().close()))
    },
    async as(person, options) {
      const page = await signedIn(open.browser, open.product, `${person}@northgate.example`, options)
      page.on('pageerror', (error) => broken.push(error))
      pages.push({ page, person })
      return page
    },
  }
}

async function keepPictures(pages: readonly { page: Page; person: string }[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-journey-'))
  for (const [index, { page, person }] of pages.entries()) {
    const file = path.join(folder, `${index + 1}-${person}.png`)
    await page.screenshot({ path: file })
    console.log(`${page.url()} as ${person} saw it: ${file}`)
  }
}
