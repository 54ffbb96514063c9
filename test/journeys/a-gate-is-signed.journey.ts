import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { demoPassword } from '../../packages/record/src/index.ts'
import { aJourney } from './support/journey.ts'
import { countLoads, fromNow } from './support/seen.ts'

const subject = 'Card-fraud 41.5'
const rationale = 'Injection and extraction probes stay under their thresholds; the ratio by age is in bounds.'

const journey = aJourney()

/** The card of the evaluation gate on the board. */
const cardOn = (board: Page) =>
  board.getByRole('list', { name: 'Evaluation', exact: true }).getByRole('link').filter({ hasText: subject })

/** As if they had signed in an hour ago, so that signing asks for their password again. */
async function letAnHourPass(page: Page) {
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const { auth } = journey.product().record
  const session = await auth.session(new Headers({ cookie }))
  if (session === null) throw new Error('Nobody is signed in there')
  await auth.confirmPresence(session.id, new Date(Date.now() - 3_600_000), 'PASSWORD')
}

async function confirmPresence(page: Page) {
  const prompt = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await prompt.getByLabel(/^Password/).fill(demoPassword)
  await prompt.getByRole('button', { name: 'Confirm and sign' }).click()
}

describe('signing the evaluation gate of a tier 1 use case', () => {
  test('takes product security and a second person of oversight, before the eyes of everyone who looks', async () => {
    const wei = await journey.as('wei.lindqvist')
    const henrik = await journey.as('henrik.falk')
    const miriam = await journey.as('miriam.oduya')
    const jonas = await journey.as('jonas.weber')

    for (const signer of [wei, henrik]) await letAnHourPass(signer)
    await wei.goto('/gates')
    await cardOn(wei).click()
    await wei.getByRole('heading', { name: `Evaluation and red team: ${subject}` }).waitFor()
    const gate = new URL(wei.url()).pathname

    await jonas.goto(gate)
    await jonas.getByText('You cannot sign this gate.').waitFor()
    await jonas.getByText('Product security is accountable for the Evaluation and red team gate.').waitFor()
    expect(await jonas.getByRole('button', { name: /^Sign/ }).count()).toBe(0)

    await jonas.getByRole('link', { name: 'On the board' }).click()
    const card = cardOn(jonas)
    await card.getByText('Ready to sign').waitFor()
    await miriam.goto('/')
    const overdue = (value: number) => miriam.getByRole('link', { name: `Overdue sign-offs ${value}`, exact: true })
    const figure = miriam.getByRole('link', { name: /^Overdue sign-offs \d+$/ })
    const before = Number((await figure.textContent())?.match(/\d+/)?.[0])
    await henrik.goto(gate)
    await henrik.getByText('You cannot sign this gate.').waitFor()
    const loads = [jonas, miriam, henrik].map(countLoads)

    await wei.getByRole('radio', { name: 'Approve', exact: true }).check()
    await wei.getByLabel(/^Rationale/).fill(rationale)
    await wei.getByRole('button', { name: 'Sign: Approve' }).click()
    const signed = fromNow()
    await confirmPresence(wei)
    await Promise.all([
      signed("The hallmark on ML platform's board", card.getByRole('img', { name: /^Approved · Wei Lindqvist/ })),
      signed('The wait for a second signature there', card.getByText('waits for signatures')),
      signed('The button to concur with it', henrik.getByRole('button', { name: 'Concur and sign' })),
    ])
    await overdue(before).waitFor()

    await henrik.getByRole('button', { name: 'Concur and sign' }).click()
    const concurred = fromNow()
    await confirmPresence(henrik)
    await Promise.all([
      concurred('The second hallmark', card.getByRole('img', { name: /^Concurs · Henrik Falk/ })),
      concurred("The state on ML platform's board", card.getByText('Approved', { exact: true })),
      concurred("The CISO's figure", overdue(before - 1)),
      concurred("The state before product security's eyes", wei.getByText('New evidence or a blocking finding can')),
    ])
    expect(loads.map((count) => count())).toEqual([0, 0, 0])
  })
})
