import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createFinding } from '../../packages/record/src/index.ts'
import { askGraph } from '../support/ask-graph.ts'
import { seatOf, uuidOf } from './support/beside.ts'
import { aJourney } from './support/journey.ts'
import { countLoads, fromNow } from './support/seen.ts'

const subject = 'Card-fraud 41.5'
const journey = aJourney()

describe('the figures of leadership', () => {
  test('move by themselves when a gate is signed, and so does the gate board', async () => {
    const [wei, henrik] = [await journey.as('wei.lindqvist'), await journey.as('henrik.falk')]
    const [miriam, jonas] = [await journey.as('miriam.oduya'), await journey.as('jonas.weber')]
    await Promise.all([miriam.goto('/'), jonas.goto('/gates'), wei.goto('/gates')])
    const overdue = await figureOf(miriam, 'Overdue sign-offs')
    await cardOn(jonas).getByText('Ready to sign').waitFor()
    const loads = [miriam, jonas].map(countLoads)

    await cardOn(wei).click()
    await wei.getByRole('radio', { name: 'Approve', exact: true }).check()
    await wei.getByLabel(/^Rationale/).fill('Injection and extraction probes stay under their thresholds.')
    await wei.getByRole('button', { name: 'Sign: Approve' }).click()
    await cardOn(jonas).getByText('waits for signatures').waitFor()
    await henrik.goto(new URL(wei.url()).pathname)
    const concurred = fromNow()
    await henrik.getByRole('button', { name: 'Concur and sign' }).click()
    await Promise.all([
      concurred("The CISO's figure", figure(miriam, 'Overdue sign-offs', overdue - 1)),
      concurred('The gate board', cardOn(jonas).getByText('Approved', { exact: true })),
      concurred('The signer there', cardOn(jonas).getByRole('img', { name: /^Concurs · Henrik Falk/ })),
    ])
    await miriam
      .getByRole('status')
      .filter({ hasText: `Overdue sign-offs: ${overdue - 1}, it was ${overdue}.` })
      .waitFor()
    expect(loads.map((count) => count())).toEqual([0, 0])
  })

  test('move with a critical finding in production, and the heat map with them', async () => {
    const { record } = journey.product()
    const miriam = await journey.as('miriam.oduya')
    await miriam.goto('/')
    const criticals = await figureOf(miriam, 'Criticals open in production')
    const cell = miriam.getByRole('row', { name: /^ENG-1\b/ }).getByRole('link', { name: /blocker/ })
    const blockers = Number(/(\d+) blockers?$/.exec((await cell.textContent()) ?? '')?.[1])
    const loads = countLoads(miriam)

    const amara = await seatOf(record, 'amara.eze@northgate.example')
    const { engagement, liveVersions } = await askGraph<{
      engagement: { id: string }
      liveVersions: { id: string; engagement: { id: string } }[]
    }>(journey.product(), '{ engagement(key: "ENG-1") { id } liveVersions { id engagement { id } } }')
    const live = liveVersions.find((version) => version.engagement.id === engagement.id)
    const created = fromNow()
    await createFinding(record, amara, {
      engagementId: uuidOf(engagement.id),
      modelVersionId: uuidOf(live?.id ?? ''),
      title: 'Injection by way of an attached invoice',
      description: 'The instruction in the file is followed.',
      category: 'RED_TEAM',
      severity: 'CRITICAL',
    })
    await Promise.all([
      created("The CISO's figure", figure(miriam, 'Criticals open in production', criticals + 1)),
      created('The heat map', cell.filter({ hasText: `${blockers + 1} blockers` })),
      created('Whose finding it is', cell.getByRole('img', { name: 'Amara Eze' })),
    ])
    expect(loads()).toBe(0)
  })
})

/** The card of the evaluation gate on the gate board. */
const cardOn = (board: Page) =>
  board.getByRole('list', { name: 'Evaluation', exact: true }).getByRole('link').filter({ hasText: subject })

const figure = (page: Page, label: string, value: number) =>
  page.getByRole('link', { name: `${label} ${value}`, exact: true })

/** What the figure says now. */
async function figureOf(page: Page, label: string): Promise<number> {
  const text = await page.getByRole('link', { name: new RegExp(`^${label} \\d+$`) }).textContent()
  return Number(/\d+/.exec(text ?? '')?.[0])
}
