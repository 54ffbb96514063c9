import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { desktop } from '../support/people.ts'
import { type Product, startProduct } from '../support/product.ts'

const password = 'correct horse battery staple'

let product: Product
let browser: Browser
beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ empty: true }), launchChromium()])
  return async () => {
    await browser.close()
    await product.stop()
  }
})

describe('an empty workspace', () => {
  test('is set up by one person, joined by another one, and gets its first use case, all by clicking', async () => {
    const begun = performance.now()
    const owner = await newPage()
    await owner.goto('/')
    await owner.waitForURL('**/setup')
    await owner.getByLabel('Workspace').fill('Meridian Health')
    await owner.getByLabel('Your name').fill('Anouk Visser')
    await owner.getByLabel('E-mail').fill('anouk.visser@meridian.example')
    await owner.getByLabel(/^Password/).fill(password)
    await owner.getByRole('button', { name: 'Create the workspace' }).click()
    await owner.waitForURL('**/register')
    await owner.getByText('The register is empty').waitFor()

    await owner.getByRole('link', { name: 'Settings' }).click()
    await owner.getByRole('button', { name: 'Invite somebody' }).click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Kofi Mensah')
    await dialog.getByLabel('E-mail').fill('kofi.mensah@meridian.example')
    await dialog.getByLabel('Role').selectOption({ label: 'Signer' })
    await dialog.getByLabel('ML platform').check()
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    await dialog.getByRole('button', { name: 'Copy invitation link' }).click()
    const link = await owner.evaluate(() => navigator.clipboard.readText())
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()

    const invited = await newPage()
    await invited.goto(link)
    await invited.getByRole('heading', { name: 'Join Meridian Health' }).waitFor()
    await invited.getByLabel('Choose a password').fill(password)
    await invited.getByRole('button', { name: 'Join' }).click()
    await invited.getByText('Nothing is on the record yet').waitFor()
    await invited.getByRole('link', { name: 'Register', exact: true }).first().click()
    await invited.getByText('The register is empty').waitFor()
    await owner.getByRole('table', { name: 'Members of the workspace' }).getByText('Kofi Mensah').waitFor()

    await owner.getByRole('link', { name: 'Register', exact: true }).click()
    await owner.getByRole('button', { name: 'New use case' }).last().click()
    const entry = owner.getByRole('complementary', { name: 'New use case' })
    await entry.getByRole('textbox', { name: 'Name' }).fill('Discharge letters')
    await entry.getByLabel('Purpose').fill('Drafts the letter that a patient takes home; a physician signs it.')
    await entry.getByRole('combobox', { name: 'Owner' }).click()
    await owner.getByRole('option', { name: 'Kofi Mensah' }).click()
    await entry.getByRole('button', { name: 'Continue' }).click()
    await entry.getByRole('radio', { name: 'Not high' }).check()
    await entry.getByLabel('Rationale').fill('A physician reads, changes and signs every letter.')
    await entry.getByRole('radio', { name: /^Tier 2/ }).check()
    await entry.getByRole('button', { name: 'Continue' }).click()
    await entry.getByText('Kofi Mensah').waitFor()
    await entry.getByRole('button', { name: 'Enter in the register' }).click()
    await owner.waitForURL('**/e/ENG-1')
    await owner.getByRole('heading', { level: 1, name: /Discharge letters/ }).waitFor()
    console.log(`From the first address to the first use case: ${Math.round(performance.now() - begun)} ms`)

    // The second person's register fills without a reload, and the entry opens with its intake gate.
    await invited.getByRole('link', { name: 'Discharge letters' }).click()
    await invited
      .getByRole('link', { name: /^Gates/ })
      .last()
      .click()
    await invited.getByRole('main').getByText('Intake').first().waitFor()
    expect(new URL(invited.url()).pathname).toBe('/e/ENG-1')
  })

  test('is not set up a second time', async () => {
    const visitor = await newPage()
    await visitor.goto('/setup')
    await visitor.getByText('This installation is set up already.').waitFor()
    expect(await visitor.getByRole('textbox').count()).toBe(0)
  })
})

async function newPage() {
  const context = await browser.newContext({ ...desktop, baseURL: product.url })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  return context.newPage()
}
