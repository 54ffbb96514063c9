import { describe, expect, test } from 'vitest'
import { aJourney } from './support/journey.ts'
import { countLoads, fromNow } from './support/seen.ts'

const title = 'Chargeback labels of one acquirer feed were poisoned'
const said = 'The upload account is closed. Each acquirer signs its own feed from today.'

const journey = aJourney()

describe('a comment of AppSec on a finding that ML platform has open over its list', () => {
  test('appears in the drawer, in the counter of its row and in the log that GRC reads, without a reload', async () => {
    const [jonas, henrik, tomas] = [
      // Wide enough for the column of comments beside the drawer.
      await journey.as('jonas.weber', { viewport: { width: 1920, height: 1080 } }),
      await journey.as('henrik.falk'),
      await journey.as('tomas.vidal'),
    ]
    await jonas.goto('/findings?q=poisoned')
    const row = jonas.getByRole('row').filter({ hasText: title })
    const counter = row.getByTitle(/^\d+ comments?$/)
    const before = Number(await counter.textContent())
    await row.getByRole('link', { name: title }).click()
    const drawer = jonas.getByRole('complementary', { name: /^Finding F-/ })
    await drawer.getByRole('heading', { name: title }).waitFor()
    const key = new URL(jonas.url()).searchParams.get('open')
    await henrik.goto('/activity')
    await henrik.getByRole('listitem').first().waitFor()
    const loads = [jonas, henrik].map(countLoads)

    await tomas.goto(`/findings/${key}`)
    await tomas.getByLabel('Write a comment').fill(said)
    const sent = fromNow()
    await tomas.getByRole('button', { name: 'Comment', exact: true }).click()
    await Promise.all([
      sent('The comment in the open drawer', drawer.getByText(said)),
      sent('The counter of its row', row.getByTitle(`${before + 1} comments`)),
      sent('The comment in the log', henrik.getByRole('listitem').filter({ hasText: said }).getByText('Tomás Vidal')),
      sent(
        'The comment with its author',
        tomas.getByRole('article').filter({ hasText: said }).getByText('Tomás Vidal'),
      ),
    ])
    expect(loads.map((count) => count())).toEqual([0, 0])
  })
})
