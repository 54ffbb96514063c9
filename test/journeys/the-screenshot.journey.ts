import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { root } from '../../scripts/lib/root.ts'
import { askGraph } from '../support/ask-graph.ts'
import { desktop } from '../support/people.ts'
import { aJourney } from './support/journey.ts'

type Figure = { label: string; value: number; of: number | null; href: string }

const largest = 600_000

const journey = aJourney()

describe('the overview that leadership opens', () => {
  test('shows its figures, each with the number that the graph tells a token, and each a door', async () => {
    const { posture } = await askGraph<{ posture: { figures: Figure[] } }>(
      journey.product(),
      '{ posture { figures { label value of href } } }',
    )
    const page = await journey.as('miriam.oduya', { ...desktop, colorScheme: 'light', deviceScaleFactor: 2 })
    const figures = page.getByRole('region', { name: 'Figures' })
    await figures.getByRole('link').first().waitFor()

    expect(posture.figures).toHaveLength(7)
    for (const { label, value, of, href } of posture.figures) {
      const door = figures.getByRole('link').filter({ hasText: label })
      const number = `${value.toLocaleString('en')}${of === null ? '' : ` of ${of}`}`
      expect(await door.textContent()).toBe(`${label}${number}`)
      expect(await door.getAttribute('href')).toBe(href)
    }
    if (process.env.ASSAY_SCREENSHOT === '1') await keep(page)
  })
})

/** The picture of the README: at double density where it stays small. */
async function keep(page: Page) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const sharp = await page.screenshot({ animations: 'disabled' })
  const picture = sharp.byteLength < largest ? sharp : await page.screenshot({ animations: 'disabled', scale: 'css' })
  const file = path.join(root, 'docs/screenshot.png')
  writeFileSync(file, picture)
  console.log(`${file}: ${Math.round(picture.byteLength / 1000)} kB`)
}
