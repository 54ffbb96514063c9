import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../../scripts/lib/root.ts'

/** Keeps what the page shows as a picture of the guides, where ASSAY_SCREENSHOT=1 asks for it. */
export async function pictureFor(name: string, page: Page): Promise<void> {
  if (process.env.ASSAY_SCREENSHOT !== '1') return
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const file = path.join(root, `docs/pictures/${name}.png`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, await page.screenshot({ animations: 'disabled', scale: 'css' }))
}
