import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { demoPassword } from '../../packages/record/src/index.ts'
import { aJourney } from './support/journey.ts'
import { fromNow } from './support/seen.ts'

const ready = 'Card-fraud 41.5'
const blocked = 'Nora 2.2'

const journey = aJourney()

const column = (board: Page, name: string) => board.getByRole('list', { name, exact: true })
const card = (board: Page, stage: string, subject: string) =>
  column(board, stage).getByRole('link').filter({ hasText: subject })

/** To the head of the column: scrolling on the way would take hold of another card. */
const drag = (board: Page, subject: string, to: string) =>
  card(board, 'Evaluation', subject).dragTo(column(board, to), { targetPosition: { x: 60, y: 20 } })

describe('the gate board', () => {
  test('leads a drop to the decision, and decides nothing by it', async () => {
    const wei = await journey.as('wei.lindqvist')
    await wei.goto('/gates')
    await drag(wei, ready, 'Deployment')
    const drawer = wei.getByRole('complementary', { name: /^Gate G-/ })
    await drawer.getByRole('heading', { name: 'Decision' }).waitFor()
    await drawer.getByRole('radio', { name: 'Approve', exact: true }).waitFor()
    await card(wei, 'Evaluation', ready).getByText('Ready to sign').waitFor()

    // The same without a mouse: the card has the focus, and `m` moves it on.
    await wei.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await card(wei, 'Evaluation', ready).focus()
    await wei.keyboard.press('m')
    await drawer.getByRole('radio', { name: 'Approve', exact: true }).waitFor()

    // And by a single pointer, without a drag.
    await wei.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await card(wei, 'Evaluation', ready).hover()
    await column(wei, 'Evaluation')
      .getByRole('button', { name: new RegExp(`^Move G-\\d+ ${ready} on$`, 'i') })
      .click()
    await drawer.getByRole('radio', { name: 'Approve', exact: true }).waitFor()
  }, 120_000)

  test('refuses a drop with its reasons, each a link to what is to be mended', async () => {
    const tomas = await journey.as('tomas.vidal')
    await tomas.goto('/gates')
    await drag(tomas, blocked, 'Deployment')
    const refused = tomas.getByRole('alert').filter({ hasText: 'cannot move on to Deployment yet' })
    await refused.waitFor()
    const reasons = refused.getByRole('listitem').getByRole('link')
    expect(await reasons.count()).toBeGreaterThan(0)
    for (const link of await reasons.all()) expect(await link.getAttribute('href')).toMatch(/^\/(findings|gates|e)\//)

    await drag(tomas, blocked, 'Training')
    await tomas.getByRole('alert').filter({ hasText: 'A gate does not go back to Training' }).waitFor()
    await tomas.keyboard.press('Escape')
    await tomas.getByRole('alert').filter({ hasText: 'does not go back' }).waitFor({ state: 'detached' })
  }, 120_000)

  test('shows another person’s move with their name, without a reload', async () => {
    const jonas = await journey.as('jonas.weber')
    const wei = await journey.as('wei.lindqvist')
    await jonas.goto('/gates')
    const watched = card(jonas, 'Evaluation', ready)
    await watched.getByText('Ready to sign').waitFor()

    await wei.goto('/gates')
    await card(wei, 'Evaluation', ready).focus()
    await wei.keyboard.press('m')
    await wei.getByRole('radio', { name: 'Approve', exact: true }).check()
    await wei.getByLabel(/^Rationale/).fill('The probes stay under their thresholds; the ratio by age is in bounds.')
    await wei.getByRole('button', { name: 'Sign: Approve' }).click()
    const prompt = wei.getByRole('dialog', { name: 'Confirm that it is you' })
    const signed = fromNow()
    if (await prompt.isVisible().catch(() => false)) {
      await prompt.getByLabel(/^Password/).fill(demoPassword)
      await prompt.getByRole('button', { name: 'Confirm and sign' }).click()
    }
    await signed('The name of the signer on another board', watched.getByText('Wei Lindqvist', { exact: true }))
    await watched.getByText('waits for signatures').waitFor()
  }, 120_000)

  test('has Retirement always as a column, also on a phone, and reads as of a past moment', async () => {
    const phone = await journey.as('miriam.oduya', { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
    await phone.goto('/gates?stage=RETIREMENT')
    await phone.getByRole('link', { name: /^Retirement/ }).waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

    await phone.setViewportSize({ width: 1440, height: 900 })
    await phone.goto('/gates?asOf=2026-10-12T09:00:00Z')
    await phone.getByRole('status').filter({ hasText: 'As of 12 Oct 2026' }).waitFor()
    await column(phone, 'Retirement').waitFor()
    await column(phone, 'Use-case intake').getByRole('link').first().focus()
    await phone.keyboard.press('m')
    await phone.getByRole('alert').filter({ hasText: 'This is the past' }).waitFor()
    await phone.getByRole('link', { name: 'Back to now' }).first().click()
    await phone.getByRole('status').filter({ hasText: 'As of' }).waitFor({ state: 'detached' })
  }, 120_000)
})
