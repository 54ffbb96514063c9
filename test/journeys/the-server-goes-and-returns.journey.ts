import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { commentOnFinding } from '../../packages/record/src/index.ts'
import { askGraph } from '../support/ask-graph.ts'
import { seatOf, uuidOf } from './support/beside.ts'
import { connectionChip, says } from './support/connection.ts'
import { aJourney } from './support/journey.ts'
import { fromNow } from './support/seen.ts'

const journey = aJourney()

describe('a server that goes and returns', () => {
  test('is noticed by both pages, which resume by themselves and show what they missed, in order and once', async () => {
    const product = journey.product()
    const finding = await someFinding()
    const { appSec, mlPlatform } = await watching(finding.key)
    await product.takeAway()
    await Promise.all([says(appSec, 'Reconnecting'), says(mlPlatform, 'Reconnecting')])

    const missed = ['The first word', 'The second word', 'The third word'].map((word) => `${word} while you were away`)
    const amara = await seatOf(product.record, 'amara.eze@northgate.example')
    for (const body of missed) await commentOnFinding(product.record, amara, { findingId: uuidOf(finding.id), body })

    const returned = fromNow()
    const caughtUp = [appSec, mlPlatform].map((page) =>
      returned('Caught up', connectionChip(page, 'Caught up, 3 changes')),
    )
    await product.bringBack()
    await Promise.all(caughtUp)

    expect(await whatIsSaid(appSec, 'while you were away')).toEqual(missed)
    expect(await whatIsSaid(mlPlatform, 'while you were away')).toEqual(missed.toReversed())
    await Promise.all([says(appSec, 'Live'), says(mlPlatform, 'Live')])
  })

  test('finds a comment waiting that was written meanwhile, and takes it once', async () => {
    const product = journey.product()
    const finding = await someFinding()
    const { appSec, mlPlatform } = await watching(finding.key)
    const body = 'Written while nobody listened'
    await product.takeAway()
    await Promise.all([says(appSec, 'Reconnecting'), says(mlPlatform, 'Reconnecting')])
    await commentBox(appSec).fill(body)
    await appSec.getByRole('button', { name: 'Comment', exact: true }).click()
    const waiting = appSec.getByRole('article').filter({ hasText: body }).filter({ hasText: 'Not sent' })
    await waiting.waitFor()

    const arrives = mlPlatform.getByRole('listitem').getByText(body).waitFor()
    await product.bringBack()
    await arrives
    await waiting.waitFor({ state: 'detached' })
    await appSec.getByRole('article').filter({ hasText: body }).getByText('Tomás Vidal').waitFor()
    await Promise.all([says(appSec, 'Live'), says(mlPlatform, 'Live')])

    expect(await whatIsSaid(appSec, body)).toEqual([body])
    expect(await whatIsSaid(mlPlatform, body)).toEqual([body])
    const told = await askGraph<{ finding: { comments: { nodes: { body: string }[] } } }>(
      product,
      'query ($key: String!) { finding(key: $key) { comments(last: 50) { nodes { body } } } }',
      { key: finding.key },
    )
    expect(told.finding.comments.nodes.filter((comment) => comment.body === body)).toHaveLength(1)
  })
})

async function someFinding(): Promise<{ id: string; key: string }> {
  const { findings } = await askGraph<{ findings: { nodes: { id: string; key: string }[] } }>(
    journey.product(),
    '{ findings(first: 1) { nodes { id key } } }',
  )
  const [finding] = findings.nodes
  if (finding === undefined) throw new Error('The demo programme has no finding')
  return finding
}

/** Two people whose pages are live: one has the finding open, the other one the log. */
async function watching(findingKey: string) {
  const [appSec, mlPlatform] = [await journey.as('tomas.vidal'), await journey.as('jonas.weber')]
  await Promise.all([appSec.goto(`/findings/${findingKey}`), mlPlatform.goto('/activity')])
  await Promise.all([commentBox(appSec).waitFor(), mlPlatform.getByRole('listitem').first().waitFor()])
  await Promise.all([says(appSec, 'Live'), says(mlPlatform, 'Live')])
  return { appSec, mlPlatform }
}

const commentBox = (page: Page) => page.getByLabel('Write a comment')

/** What the entries of the page say with these words in it, from top to end. */
const whatIsSaid = (page: Page, words: string) => page.getByRole('listitem').getByText(words).allInnerTexts()
