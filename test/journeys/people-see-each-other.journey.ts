import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aJourney } from './support/journey.ts'
import { fromNow } from './support/seen.ts'

const title = 'Chargeback labels of one acquirer feed were poisoned'

const journey = aJourney()
const here = (page: Page, name: string) => page.getByRole('img', { name: new RegExp(`${name}.* here too$`) }).first()

describe('two people on one finding', () => {
  test('see each other, and that one types; a guest of another use case sees neither', async () => {
    const [jonas, tomas, nadia] = [
      await journey.as('jonas.weber'),
      await journey.as('tomas.vidal'),
      await journey.as('nadia.karim'),
    ]
    await jonas.goto('/findings?q=poisoned')
    const row = jonas.getByRole('row').filter({ hasText: title })
    const key = (await row.getByRole('link', { name: /^F-\d+$/ }).textContent()) ?? ''

    const arriving = fromNow()
    await tomas.goto(`/findings/${key}`)
    await arriving('Tomás beside the row', row.getByRole('img', { name: 'Tomás Vidal is here too' }))
    await jonas.goto(`/findings/${key}`)
    await here(jonas, 'Tomás Vidal').waitFor()
    await jonas.getByText('also viewing').waitFor()
    await here(tomas, 'Jonas Weber').waitFor()

    // Who is only on her own use case is seen there and sees nobody elsewhere.
    await nadia.goto('/e/ENG-1')
    await nadia.getByRole('heading', { name: 'Nora' }).first().waitFor()
    await tomas.getByLabel('Write a comment').pressSequentially('The feed is')
    const line = jonas.getByText('Tomás Vidal is typing…')
    await line.waitFor()
    expect(await tomas.getByText('is typing…').count()).toBe(0)
    await tomas.getByLabel('Write a comment').fill('')
    await line.waitFor({ state: 'detached' })

    const priya = await journey.as('priya.raman')
    await priya.goto('/e/ENG-1')
    await here(priya, 'Nadia Karim').waitFor()
    await here(nadia, 'Priya Raman').waitFor()
    await jonas.goto('/e/ENG-2')
    await here(tomas, 'Jonas Weber').waitFor({ state: 'detached' })
    expect(await nadia.getByRole('img', { name: /Jonas|Tomás/ }).count()).toBe(0)

    const leaving = fromNow()
    await priya.goto('about:blank')
    await here(nadia, 'Priya Raman').waitFor({ state: 'detached', timeout: 5_000 })
    await leaving('The seat left empty', nadia.getByRole('heading', { name: 'Nora' }).first())
  })
})
