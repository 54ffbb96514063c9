import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { findHaproxy, withoutHaproxy } from '../../scripts/lib/cluster/haproxy.ts'
import { askGraph } from '../support/ask-graph.ts'
import { eventually } from '../support/eventually.ts'
import { processesAsked } from '../support/product.ts'
import { aJourney } from './support/journey.ts'

const missing = findHaproxy() === null
if (missing) console.log(`The journey over several processes was left out. ${withoutHaproxy}`)

const journey = aJourney({ processes: Math.max(2, processesAsked()) })

describe.skipIf(missing)('several processes behind a balancer', () => {
  let findingId: string
  let appSec: Page
  let mlPlatform: Page
  beforeAll(async () => {
    const { findings } = await askGraph<{ findings: { nodes: { id: string; key: string }[] } }>(
      journey.product(),
      '{ findings(first: 1) { nodes { id key } } }',
    )
    findingId = findings.nodes[0]?.id ?? ''
    ;[appSec, mlPlatform] = [await journey.as('tomas.vidal'), await journey.as('jonas.weber')]
    await Promise.all([appSec.goto(`/findings/${findings.nodes[0]?.key}`), mlPlatform.goto('/activity')])
    await Promise.all([appSec, mlPlatform].map(isLive))
  })

  /** Comments through the balancer, once however often it has to try; answers with how often that was. */
  async function comment(body: string): Promise<number> {
    const key = randomUUID()
    let tries = 0
    await eventually(`"${body}" is taken`, () => {
      tries += 1
      return isTaken(key, body)
    })
    return tries
  }

  async function isTaken(key: string, body: string): Promise<boolean> {
    const { url, token } = journey.product()
    const query = 'mutation ($input: CommentOnFindingInput!) { commentOnFinding(input: $input) { __typename } }'
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
      body: JSON.stringify({ query, variables: { input: { findingId, body } } }),
    }).catch(() => null)
    if (answer?.status !== 200) return false
    const { data } = (await answer.json()) as { data?: { commentOnFinding: { __typename: string } } }
    expect(data?.commentOnFinding.__typename).toBe('Comment')
    return true
  }

  /** Both pages come to show all of it, in order and once. */
  async function bothShow(bodies: readonly string[], words: string) {
    const last = bodies.at(-1) ?? ''
    await Promise.all([appSec, mlPlatform].map((page) => page.getByRole('listitem').getByText(last).waitFor()))
    await Promise.all([appSec, mlPlatform].map(isLive))
    const said = (page: Page) => page.getByRole('listitem').getByText(words).allTextContents()
    expect(await said(appSec)).toEqual(bodies)
    expect(await said(mlPlatform)).toEqual(bodies.toReversed())
  }

  test('die one after another, and pages and pipelines lose nothing', async () => {
    const bodies: string[] = []
    for (const api of journey.product().apis) {
      await api.kill()
      bodies.push(`${api.name} was dead when this was said`)
      await comment(bodies.at(-1) ?? '')
      await api.start()
      bodies.push(`${api.name} was back when this was said`)
      await comment(bodies.at(-1) ?? '')
      await bothShow(bodies, 'when this was said')
    }
  })

  test('are restarted in turn under somebody who writes, who has to try nothing twice', async () => {
    const bodies: string[] = []
    let restarted = false
    const writing = (async () => {
      let tries = 0
      while (!restarted || bodies.length < 10) {
        bodies.push(`Word ${bodies.length + 1} of a restart`)
        tries += await comment(bodies.at(-1) ?? '')
      }
      return tries
    })()
    for (const api of journey.product().apis) {
      await api.stop()
      await api.start()
    }
    restarted = true
    expect(await writing).toBe(bodies.length)
    await bothShow(bodies, 'of a restart')
  })
})

/** The connection chip says so. */
const isLive = (page: Page) => page.locator('[role=status][data-state]:visible').filter({ hasText: 'Live' }).waitFor()
