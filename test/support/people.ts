import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { demoPassword } from '../../packages/record/src/index.ts'
import type { Product } from './product.ts'

export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' }
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' }

/** A person of the demo programme in a browser of their own, signed in through the page's own door. */
export async function signedIn(
  browser: Browser,
  product: Product,
  email: string,
  options: BrowserContextOptions = desktop,
): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: product.url })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel(/^Password/).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
  return page
}
