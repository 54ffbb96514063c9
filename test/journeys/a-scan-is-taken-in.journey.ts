import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { root } from '../../scripts/lib/root.ts'
import { aJourney } from './support/journey.ts'
import { fromNow } from './support/seen.ts'

const corpus = path.resolve(root, process.env.ASSAY_CORPUS ?? '../shared/corpus')
const semgrep = path.join(corpus, 'sarif/dd_issue_10191.json')

type Scan = { name: string; text: string; results: number }

/** A real report of Semgrep where the corpus is there; else a small one that says what a real one says. */
function scanToTakeIn(): Scan {
  if (existsSync(semgrep)) {
    return { name: 'semgrep.sarif', text: readFileSync(semgrep, 'utf8'), results: 77 }
  }
  console.log(`No corpus at ${corpus} (name one by ASSAY_CORPUS): a small report of our own is taken in instead.`)
  return { name: 'semgrep.sarif', text: JSON.stringify(smallReport), results: 3 }
}

const rule = 'python.lang.security.audit.eval-detected'
const smallReport = {
  version: '2.1.0',
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  runs: [
    {
      tool: {
        driver: {
          name: 'Semgrep OSS',
          rules: [{ id: rule, properties: { 'security-severity': '7.5', tags: ['CWE-95'] } }],
        },
      },
      results: ['score.py', 'load.py', 'serve.py'].map((uri, index) => ({
        ruleId: rule,
        level: 'error',
        message: { text: 'Evaluates what a caller sends' },
        locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 10 + index } } }],
      })),
    },
  ],
}

const journey = aJourney()

/** Drops the file as a hand does: out of the file manager, onto the zone. */
async function drop(page: Page, { name, text }: Scan) {
  const files = await page.evaluateHandle(
    ([fileName, content]) => {
      const dropped = new DataTransfer()
      dropped.items.add(new File([content], fileName, { type: 'application/json' }))
      return dropped
    },
    [name, text] as const,
  )
  const zone = page.getByText('Drop a report', { exact: true })
  for (const event of ['dragenter', 'dragover', 'drop']) await zone.dispatchEvent(event, { dataTransfer: files })
}

async function preview(page: Page, scan: Scan) {
  await page.goto('/intake?engagement=ENG-2&version=41.5')
  await drop(page, scan)
  await page.getByRole('button', { name: 'Preview' }).click()
}

const run = (page: Page) => page.getByRole('region', { name: /^Run R-/ })
const count = async (page: Page, kind: string) =>
  Number(await run(page).locator(`dl > div[data-kind="${kind}"] dd`).textContent())

describe('a report of Semgrep that is dropped on the intake page', () => {
  const scan = scanToTakeIn()

  test('is previewed, committed, and waits as new rows in the table that somebody else reads', async () => {
    const tomas = await journey.as('tomas.vidal')
    const jonas = await journey.as('jonas.weber')
    await jonas.goto('/findings?engagement=ENG-2')
    const table = jonas.getByRole('table', { name: 'Findings' })
    await table.waitFor()
    const rowsBefore = Number(await table.getAttribute('aria-rowcount'))

    await preview(tomas, scan)
    await run(tomas).getByRole('status').filter({ hasText: 'Waits for you' }).waitFor()
    await run(tomas).getByLabel(`${scan.results} results`).waitFor()
    const [created, duplicate] = [await count(tomas, 'new'), await count(tomas, 'duplicate')]
    expect(created + duplicate).toBe(scan.results)
    expect(Number(await table.getAttribute('aria-rowcount'))).toBe(rowsBefore)

    await tomas.getByRole('button', { name: `Commit ${created} changes` }).click()
    const committed = fromNow()
    await Promise.all([
      committed('The new rows, counted with somebody else', jonas.getByRole('button', { name: `${created} new` })),
      committed('The run as committed', run(tomas).getByRole('status').filter({ hasText: 'Committed' })),
    ])
    await jonas.getByRole('button', { name: `${created} new` }).click()
    await jonas.locator(`table[aria-rowcount="${rowsBefore + created}"]`).waitFor()
    await table.getByRole('cell', { name: 'Semgrep OSS' }).first().waitFor()
  })

  test('is known again: the same file changes nothing, and says who took it in', async () => {
    const jonas = await journey.as('jonas.weber')
    await jonas.goto('/findings?engagement=ENG-2')
    const table = jonas.getByRole('table', { name: 'Findings' })
    const rowsBefore = await table.getAttribute('aria-rowcount')
    await jonas.goto('/intake')
    const runs = jonas.getByRole('table', { name: 'Runs' })
    const runsBefore = await runs.getAttribute('aria-rowcount')

    await preview(jonas, scan)
    const said = jonas
      .getByRole('status')
      .filter({ hasText: 'This very file was already taken in here by Tomás Vidal' })
    await said.filter({ hasText: 'Nothing changes.' }).waitFor()
    expect(
      await run(jonas)
        .getByRole('button', { name: /^Commit/ })
        .count(),
    ).toBe(0)
    expect(await runs.getAttribute('aria-rowcount')).toBe(runsBefore)
    await jonas.goto('/findings?engagement=ENG-2')
    expect(await table.getAttribute('aria-rowcount')).toBe(rowsBefore)
  })
})
