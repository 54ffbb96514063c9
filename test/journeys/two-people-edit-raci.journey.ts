import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { aJourney } from './support/journey.ts'
import { fromNow } from './support/seen.ts'

const layer = 'Data integrity and provenance'
const operations = 'Security operations'
const leadership = 'Security leadership'
const redTeam = 'AI red team'

const journey = aJourney()
let leila: Page
let henrik: Page
beforeAll(async () => {
  leila = await journey.as('leila.haddad')
  henrik = await journey.as('henrik.falk')
  for (const page of [leila, henrik]) {
    await page.goto('/raci?scope=layers')
    await page.getByRole('grid', { name: 'Responsibility' }).waitFor()
  }
})

/** The cell of a seat in the layer's row, as it is read out: `Accountable`, or `R, Responsible, more than one A`. */
const cell = (page: Page, seat: string, said = '') =>
  page.locator(`[role=gridcell][aria-label^="${layer}, ${seat}: ${said}"]`)

async function write(page: Page, seat: string, letter: string) {
  await cell(page, seat).click()
  await page.keyboard.press(letter)
}

const colourOf = (shown: Locator) => shown.evaluate((element) => getComputedStyle(element).backgroundColor)

/** Keeps what the page writes on its way until the answer is called. */
async function holdWriting(page: Page): Promise<{ held: Promise<void>; letGo: () => void }> {
  const held = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  await page.route('**/graphql', async (route) => {
    if (route.request().postDataJSON()?.operationName === 'AssignResponsibility') {
      held.resolve()
      await gate.promise
    }
    await route.continue()
  })
  return { held: held.promise, letGo: gate.resolve }
}

describe('two people who edit the matrix of responsibilities', () => {
  test('in adjacent cells both see both', async () => {
    const written = fromNow()
    await Promise.all([write(leila, operations, 'C'), write(henrik, leadership, 'I')])
    await Promise.all([
      written("What GRC wrote, with data engineering's page", cell(leila, leadership, 'I, Informed')),
      written("What data engineering wrote, with GRC's page", cell(henrik, operations, 'C, Consulted')),
      cell(leila, operations, 'C, Consulted').waitFor(),
      cell(henrik, leadership, 'I, Informed').waitFor(),
    ])
    for (const page of [leila, henrik]) {
      await page.reload()
      await cell(page, operations, 'C, Consulted').waitFor()
      await cell(page, leadership, 'I, Informed').waitFor()
    }
  })

  test('see whose hand is on which cell', async () => {
    await cell(henrik, redTeam).click()
    await cell(leila, redTeam, 'none, Henrik Falk here now').waitFor()
    await leila.getByText('Henrik', { exact: true }).waitFor()
    await henrik.keyboard.press('ArrowRight')
    await cell(leila, 'Application security', 'C, Consulted, Henrik Falk here now').waitFor()
    await cell(leila, redTeam, 'none').and(leila.locator(':not([aria-label*="here now"])')).waitFor()
  })

  test('in the same cell are told of each other, and choose', async () => {
    const writing = await holdWriting(leila)
    await write(leila, redTeam, 'C')
    await writing.held
    await write(henrik, redTeam, 'I')
    await cell(henrik, redTeam, 'I, Informed').and(henrik.locator(':not([data-state])')).waitFor()
    writing.letGo()

    const conflict = leila.getByRole('alert').filter({ hasText: `Henrik Falk changed ${layer} · ${redTeam}` })
    await conflict.getByText('Henrik Falk wrote').waitFor()
    await cell(leila, redTeam, 'C, Consulted, changed by someone else too').waitFor()
    expect(await conflict.getByRole('definition').allTextContents()).toEqual(['I', 'C'])

    await conflict.getByRole('button', { name: 'Use mine' }).click()
    const chosen = fromNow()
    await chosen('The choice', cell(henrik, redTeam, 'C, Consulted'))
    await conflict.waitFor({ state: 'detached' })
    await cell(leila, redTeam, 'C, Consulted').waitFor()
  })

  test('turn a row red for both with a second A, and mend it for both', async () => {
    const owner = 'Data engineering'
    const problem = (page: Page) =>
      page.getByRole('row').filter({ hasText: layer }).getByRole('listitem').filter({ hasText: 'More than one A' })
    await write(henrik, redTeam, 'Delete')
    await cell(leila, redTeam, 'none').waitFor()
    await write(henrik, redTeam, 'A')
    const doubled = fromNow()
    await Promise.all(
      [leila, henrik].flatMap((page) => [
        doubled('The second A', cell(page, redTeam, 'A, Accountable, more than one A in this row')),
        doubled('The A that stood there', cell(page, owner, 'AR, Accountable and responsible, more than one A')),
        doubled('The problem in words', problem(page)),
      ]),
    )
    for (const page of [leila, henrik]) {
      const plain = await colourOf(cell(page, operations))
      await expect.poll(() => colourOf(cell(page, redTeam))).not.toBe(plain)
    }

    await write(leila, redTeam, 'Delete')
    const mended = fromNow()
    await Promise.all(
      [leila, henrik].map((page) =>
        mended('The row as it was', cell(page, owner).and(page.locator(':not([data-double])'))),
      ),
    )
    for (const page of [leila, henrik]) await problem(page).waitFor({ state: 'detached' })
  })

  test('paste 7 × 8 as one change that both see, and take it back as one', async () => {
    for (const page of [leila, henrik]) {
      await page.goto('/raci?scope=gates')
      await page.getByRole('grid', { name: 'Responsibility' }).waitFor()
    }
    const stood = await readGates(leila)
    let sent = 0
    henrik.on('request', (request) => {
      if (request.url().endsWith('/graphql') && request.postData()?.includes('AssignResponsibilities')) sent += 1
    })
    await henrik.locator(`[role=gridcell][aria-label^="Use-case intake, ${redTeam}: "]`).click()
    const range = Array.from({ length: 7 }, () => Array(8).fill('I').join('\t')).join('\n')
    await henrik.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(paste)
    }, range)
    await henrik.getByRole('status').filter({ hasText: 'Pasted 7 × 8' }).waitFor()
    expect(sent).toBe(1)
    const informed = leila.locator('[role=gridcell][aria-label*=": I, Informed"]')
    await expect.poll(() => informed.count(), { timeout: 10_000 }).toBeGreaterThanOrEqual(56)
    expect(await leila.getByRole('listitem').filter({ hasText: 'No R' }).count()).toBeGreaterThan(0)

    await henrik.keyboard.press('Control+z')
    await henrik.getByRole('status').filter({ hasText: 'cells set back' }).waitFor()
    expect(sent).toBe(2)
    for (const page of [leila, henrik]) {
      await expect.poll(() => readGates(page), { timeout: 10_000 }).toEqual(stood)
    }
  })

  test("set an engagement's own cell apart from the programme, and set it back", async () => {
    const own = (page: Page, said: string) =>
      page.locator(`[role=gridcell][aria-label^="Data preparation, ${redTeam}: ${said}"]`)
    for (const page of [leila, henrik]) {
      await page.goto('/e/ENG-1?part=raci')
      await own(page, 'none, from the programme').waitFor()
    }
    await own(henrik, 'none').click()
    await henrik.keyboard.press('a')
    await own(leila, 'A, Accountable, more than one A in this row').waitFor()
    await own(henrik, 'A, Accountable, more than one A in this row, set here').waitFor()
    await henrik.keyboard.press('=')
    await Promise.all([henrik, leila].map((page) => own(page, 'none, from the programme').waitFor()))
  })
})

/** The codes of the gates, as they are read out, without who is where and who wrote what. */
async function readGates(page: Page): Promise<string[]> {
  const said = await page.getByRole('gridcell').evaluateAll((cells) => cells.map((each) => each.ariaLabel ?? ''))
  return said.map((each) => each.replace(/, (just changed by|more than one A|saving|[^,]* here now).*$/, ''))
}
