import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { commentOnFinding } from '../../packages/record/src/index.ts'
import { askGraph } from '../support/ask-graph.ts'
import { eventually } from '../support/eventually.ts'
import { seatOf, uuidOf } from './support/beside.ts'
import { connectionChip, says } from './support/connection.ts'
import { aJourney } from './support/journey.ts'
import { fromNow } from './support/seen.ts'

const journey = aJourney()
const changes = 320

const sleptMs = 35_000

describe('a tab that slept while the record went on and the server was restarted', () => {
  test.each([
    ['put to sleep by the browser, which says so', frozen],
    ['stopped without a word, as by a closed lid', stopped],
  ])('catches up when it wakes: every change, in order and once, when it was %s', async (how, sleep) => {
    const product = journey.product()
    const finding = await someFinding()
    const tomas = await journey.as('tomas.vidal')
    await tomas.goto('/activity')
    await tomas.getByRole('listitem').first().waitFor()
    await says(tomas, 'Live')

    const words = `While you were ${how.split(' ', 1)[0]}, number`
    const asleepAt = Date.now()
    const wake = await sleep(tomas)
    const amara = await seatOf(product.record, 'amara.eze@northgate.example')
    const findingId = uuidOf(finding.id)
    const say = async (from: number, to: number) => {
      for (let index = from; index < to; index += 1) {
        await commentOnFinding(product.record, amara, { findingId, body: `${words} ${index}` })
      }
    }
    await say(0, changes / 2)
    await product.takeAway()
    await say(changes / 2, changes)
    await product.bringBack()
    const logged = await whatWasLogged(words)
    expect(logged).toHaveLength(changes)
    await eventually('the tab has slept for a while', () => Date.now() - asleepAt > sleptMs, 2 * sleptMs)

    const woken = fromNow()
    await wake()
    await woken(`${changes} changes after waking`, connectionChip(tomas, `Caught up, ${changes} changes`))
    await says(tomas, 'Live')
    // What is out of sight is not drawn and has no inner text.
    const shown = await tomas.getByRole('listitem').getByText(words).allTextContents()
    expect(shown.toReversed()).toEqual(logged)
  })
})

/** What a browser tells a page before it freezes it and after; a browser that is driven does not do it by itself. */
async function frozen(page: Page) {
  const tell = (event: string) => page.evaluate((name) => document.dispatchEvent(new Event(name)), event)
  await tell('freeze')
  await connectionChip(page, 'Reconnecting').waitFor()
  return async () => void (await tell('resume'))
}

/** Nothing of the page runs any more, until it is woken. */
async function stopped(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Debugger.enable')
  await session.send('Debugger.pause')
  return async () => {
    await session.send('Debugger.resume')
    await session.detach()
  }
}

async function someFinding(): Promise<{ id: string }> {
  const { findings } = await askGraph<{ findings: { nodes: { id: string }[] } }>(
    journey.product(),
    '{ findings(first: 1) { nodes { id } } }',
  )
  const [finding] = findings.nodes
  if (finding === undefined) throw new Error('The demo programme has no finding')
  return finding
}

/** What the log holds of it, oldest first. */
async function whatWasLogged(words: string): Promise<string[]> {
  type Page = { edges: { cursor: string; node: { comment: { body: string } | null } }[] }
  const bodies: string[] = []
  let after: string | null = null
  for (;;) {
    const { activity }: { activity: Page } = await askGraph(
      journey.product(),
      `query ($after: String) {
        activity(first: 100, after: $after, filter: { kinds: ["finding.commented"] }) {
          edges { cursor node { comment { body } } }
        }
      }`,
      { after },
    )
    bodies.push(...activity.edges.map(({ node }) => node.comment?.body ?? ''))
    if (activity.edges.length < 100) return bodies.filter((body) => body.startsWith(words)).toReversed()
    after = activity.edges.at(-1)?.cursor ?? null
  }
}
