import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createFinding, demoPersonas } from '../../packages/record/src/index.ts'
import { askGraph } from '../support/ask-graph.ts'
import { eventually } from '../support/eventually.ts'
import { faultsOf, overflowOf, wear } from './support/accessible.ts'
import { seatOf, uuidOf } from './support/beside.ts'
import { aJourney } from './support/journey.ts'
import { countLoads, fromNow } from './support/seen.ts'

const subject = 'Card-fraud 41.5'
const awayMs = 60_000
const journey = aJourney()

describe('the live board on a wall', () => {
  test('can be read by everyone, in light and dark, and fits every screen', async () => {
    const wall = await aWall(await journey.as('henrik.falk'))
    const faults = await faultsOf(wall, 'light')
    await wear(wall, 'dark')
    faults.push(...(await faultsOf(wall, 'dark', { onlyColour: true })))
    await wall.setViewportSize({ width: 390, height: 844 })
    faults.push(...(await faultsOf(wall, 'phone')), ...(await overflowOf(wall, 'phone')))
    await wall.setViewportSize({ width: 1280, height: 720 })
    const below = () => wall.evaluate(() => document.documentElement.scrollHeight - innerHeight)
    expect([faults, await below()]).toEqual([[], 0])
  })

  test('tells of a signature without being loaded again: by its team, never by its person', async () => {
    const [henrik, wei] = [await journey.as('henrik.falk'), await journey.as('wei.lindqvist')]
    const wall = await aWall(henrik)
    const loads = countLoads(wall)
    const overdue = () => wall.locator('section > div').filter({ hasText: 'Overdue sign-offs' }).locator('p').first()
    const before = Number(await overdue().textContent())

    await wei.goto('/gates')
    await wei
      .getByRole('list', { name: 'Evaluation', exact: true })
      .getByRole('link')
      .filter({ hasText: subject })
      .click()
    await wei.getByRole('radio', { name: 'Approve', exact: true }).check()
    await wei.getByLabel(/^Rationale/).fill('Injection and extraction probes stay under their thresholds.')
    const signed = fromNow()
    await wei.getByRole('button', { name: 'Sign: Approve' }).click()
    await signed('The signature on the wall', line(wall, 'Evaluation approved for Product security, waits for another'))

    await henrik.goto(new URL(wei.url()).pathname)
    const concurred = fromNow()
    await henrik.getByRole('button', { name: 'Concur and sign' }).click()
    await concurred('The second signature there', line(wall, /Evaluation approved, .+ concurs/))
    await concurred('The figure there', overdue().getByText(`${before - 1}`, { exact: true }))

    const shown = await wall.locator('main').textContent()
    for (const { name } of demoPersonas) expect(shown).not.toContain(name)
    expect(loads()).toBe(0)
  })

  test('says how old it is while the server is away, then tells everything it missed, in order', async () => {
    const product = journey.product()
    const wall = await aWall(await journey.as('henrik.falk'))
    const loads = countLoads(wall)
    const { engagements } = await askGraph<{ engagements: { nodes: { id: string }[] } }>(
      product,
      '{ engagements(first: 1) { nodes { id } } }',
    )
    const engagementId = uuidOf(engagements.nodes[0]?.id ?? '')
    const amara = await seatOf(product.record, 'amara.eze@northgate.example')
    const missed = 6

    const gone = Date.now()
    await product.takeAway()
    await wall.getByText('Reconnecting', { exact: true }).waitFor()
    for (let n = 1; n <= missed; n += 1) {
      const title = `Found while nobody looked, ${n}`
      await createFinding(product.record, amara, {
        engagementId,
        title,
        description: title,
        category: 'SAST',
        severity: 'LOW',
      })
    }
    await wall
      .getByRole('alert')
      .getByText(/^STALE since \d\d:\d\d:\d\d$/)
      .waitFor({ timeout: 2 * awayMs })
    await eventually('the server was away for a minute', () => Date.now() - gone > awayMs, 2 * awayMs)
    const told = await keepWhatIsTold(wall)
    const returned = fromNow()
    await product.bringBack()
    await returned('The board is live', wall.getByText(`Live · caught up ${missed} events`))
    await wall.getByRole('alert').waitFor({ state: 'detached' })
    await eventually('all is told', async () => (await told()).length >= missed, awayMs)

    const { findings } = await askGraph<{ findings: { nodes: { key: string; title: string }[] } }>(
      product,
      '{ findings(first: 50, filter: { search: "Found while nobody looked" }) { nodes { key title } } }',
    )
    const inOrder = findings.nodes.toSorted((a, b) => a.title.localeCompare(b.title)).map(({ key }) => key)
    expect(await told()).toEqual(inOrder)
    expect(loads()).toBe(0)
  })
})

/** A screen that nobody signed in to, with a link that this administrator makes. */
async function aWall(admin: Page): Promise<Page> {
  await admin.goto('/settings/tokens')
  await admin.getByRole('button', { name: 'Live board link' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel(/^Name/).fill('Screen by the lifts')
  await dialog.getByRole('button', { name: 'Live board link' }).click()
  const link = await dialog.getByRole('link', { name: 'Open the board' }).getAttribute('href')
  const screen = await admin
    .context()
    .browser()
    ?.newContext({ viewport: { width: 1920, height: 1080 } })
  if (screen === undefined || link === null) throw new Error('There is no screen or no link')
  const wall = await screen.newPage()
  await wall.goto(link)
  await wall.getByText('Live', { exact: true }).waitFor()
  return wall
}

const line = (wall: Page, words: string | RegExp) => wall.getByRole('listitem').filter({ hasText: words }).first()

/** Writes down the findings that the board tells of from here on, in the order in which they came. */
async function keepWhatIsTold(wall: Page): Promise<() => Promise<string[]>> {
  await wall.evaluate(() => {
    const keys = () =>
      [...document.querySelectorAll('ol > li')]
        .map((each) => /F-\d+/.exec(each.textContent ?? '')?.[0])
        .filter((key) => key !== undefined)
        .toReversed()
    const known = new Set(keys())
    const told: string[] = []
    Object.assign(globalThis, { told })
    new MutationObserver(() => {
      for (const key of keys()) {
        if (!known.has(key)) told.push(key)
        known.add(key)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () => wall.evaluate(() => Reflect.get(globalThis, 'told') as string[])
}
