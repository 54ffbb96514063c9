import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { changeFindingStatus, demoPassword } from '../../packages/record/src/index.ts'
import { askGraph } from '../support/ask-graph.ts'
import { seatOf, uuidOf } from './support/beside.ts'
import { outboxChip, says } from './support/connection.ts'
import { aJourney } from './support/journey.ts'

const journey = aJourney()

describe('work while the server is away', () => {
  test('shows as pending where it was made and in every tab, survives a reload, and is sent once', async () => {
    const product = journey.product()
    const [finding] = await openFindings()
    const tomas = await journey.as('tomas.vidal')
    const other = await tomas.context().newPage()
    await Promise.all([open(tomas, finding.key), other.goto('/gates')])
    await Promise.all([says(tomas, 'Live'), says(other, 'Live')])
    const before = await historyOf(finding.key)

    await product.takeAway()
    await says(tomas, 'Reconnecting')
    await comment(tomas, 'Written with the network cut')
    await choose(tomas, 'Status', 'Triaged')
    await tomas.getByRole('article').filter({ hasText: 'Written with the network cut' }).getByText('Not sent').waitFor()
    await tomas.getByRole('combobox', { name: 'Status: Triaged, Waiting to be sent' }).waitFor()
    await Promise.all([waits(tomas, '2 to send'), waits(other, '2 to send')])
    await outboxChip(tomas, '2 to send').click()
    const list = tomas.getByRole('region', { name: 'Not on the record yet' })
    await list.getByRole('link').first().waitFor()
    expect(await list.getByRole('link').allInnerTexts()).toEqual([
      `Comment on ${finding.key}`,
      `Status, ${finding.key}`,
    ])

    const arrivesAtOther = waits(other, '2 to send', 'detached')
    await product.bringBack()
    await tomas.reload()
    await arrivesAtOther
    await waits(tomas, '2 to send', 'detached')
    await confirmed(tomas, 'Status: Triaged')
    await tomas
      .getByRole('article')
      .filter({ hasText: 'Written with the network cut' })
      .getByText('Tomás Vidal')
      .waitFor()

    const after = await historyOf(finding.key)
    expect(after.bodies.filter((body) => body === 'Written with the network cut')).toHaveLength(1)
    expect(after.status).toBe('TRIAGED')
    expect(after.facts.slice(before.facts.length)).toEqual(['finding.commented', 'finding.statusChanged'])
    await other.close()
  })

  test('is done once, also where the record took it and only its answer was lost', async () => {
    const [, finding] = await openFindings()
    const tomas = await journey.as('tomas.vidal')
    await open(tomas, finding.key)
    await says(tomas, 'Live')
    const before = await historyOf(finding.key)

    let lost = 0
    await tomas.route('**/graphql', async (route) => {
      const isWrite = route.request().postData()?.includes('changeFindingStatus') ?? false
      if (!isWrite || lost > 0) return route.fallback()
      lost += 1
      await route.fetch()
      await route.abort()
    })
    await choose(tomas, 'Status', 'Triaged')
    await waits(tomas, '1 to send')
    await waits(tomas, '1 to send', 'detached')
    await confirmed(tomas, 'Status: Triaged')
    expect(lost).toBe(1)
    const after = await historyOf(finding.key)
    expect(after.status).toBe('TRIAGED')
    expect(after.facts.slice(before.facts.length)).toEqual(['finding.statusChanged'])
  })

  test('says what somebody else changed meanwhile, and waits for its author to decide', async () => {
    const product = journey.product()
    const [, , finding] = await openFindings()
    const tomas = await journey.as('tomas.vidal')
    await open(tomas, finding.key)
    await says(tomas, 'Live')
    const { version: expectedVersion } = await historyOf(finding.key)
    await product.takeAway()
    await says(tomas, 'Reconnecting')
    await choose(tomas, 'Status', 'Triaged')
    await waits(tomas, '1 to send')
    const amara = await seatOf(product.record, 'amara.eze@northgate.example')
    const findingId = uuidOf(finding.id)
    await changeFindingStatus(product.record, amara, { findingId, expectedVersion, status: 'DUPLICATE' })

    await product.bringBack()
    await outboxChip(tomas, '1 not taken').waitFor()
    await tomas.getByText('Amara Eze changed Status while you were editing it').waitFor()
    await tomas.getByRole('button', { name: 'Keep theirs' }).click()
    await waits(tomas, '1 not taken', 'detached')
    expect((await historyOf(finding.key)).status).toBe('DUPLICATE')
  })

  test('stays with its author: the next person at the computer neither sees nor sends it', async () => {
    const product = journey.product()
    const [finding] = await openFindings()
    const tomas = await journey.as('tomas.vidal')
    await open(tomas, finding.key)
    await says(tomas, 'Live')
    await product.takeAway()
    await says(tomas, 'Reconnecting')
    await comment(tomas, 'Only mine to send')
    await waits(tomas, '1 to send')
    // The session is over when the server is there again, as after a night.
    await tomas.context().clearCookies()
    await product.bringBack()
    await tomas.getByLabel('E-mail').waitFor()

    await signIn(tomas, 'jonas.weber')
    await says(tomas, 'Live')
    await open(tomas, finding.key)
    await comment(tomas, 'Somebody else writes')
    await tomas.getByRole('article').filter({ hasText: 'Somebody else writes' }).getByText('Jonas Weber').waitFor()
    expect((await historyOf(finding.key)).bodies).not.toContain('Only mine to send')

    await tomas.context().clearCookies()
    await tomas.goto('/sign-in')
    await signIn(tomas, 'tomas.vidal')
    await open(tomas, finding.key)
    await tomas.getByRole('article').filter({ hasText: 'Only mine to send' }).getByText('Tomás Vidal').waitFor()
    expect((await historyOf(finding.key)).bodies.filter((body) => body === 'Only mine to send')).toHaveLength(1)
  })
})

type Finding = { id: string; key: string }

/** Three findings that nobody has looked at. */
async function openFindings(): Promise<[Finding, Finding, Finding]> {
  const { findings } = await askGraph<{ findings: { nodes: Finding[] } }>(
    journey.product(),
    '{ findings(first: 20, filter: { statuses: [OPEN] }) { nodes { id key } } }',
  )
  const [first, second, third] = findings.nodes
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('The demo has too few findings')
  return [first, second, third]
}

/** What the record holds of a finding, the oldest first. */
async function historyOf(key: string) {
  type History = {
    version: number
    status: string
    comments: { nodes: { body: string }[] }
    activity: { nodes: { kind: string }[] }
  }
  const { finding } = await askGraph<{ finding: History }>(
    journey.product(),
    `query ($key: String!) {
      finding(key: $key) {
        version
        status
        comments(last: 50) { nodes { body } }
        activity(first: 100) { nodes { kind } }
      }
    }`,
    { key },
  )
  const bodies = finding.comments.nodes.map(({ body }) => body)
  return {
    version: finding.version,
    status: finding.status,
    bodies,
    facts: finding.activity.nodes.map(({ kind }) => kind).toReversed(),
  }
}

async function open(page: Page, findingKey: string) {
  await page.goto(`/findings/${findingKey}`)
  await page.getByLabel('Write a comment').waitFor()
  // It opens for editing when the page knows that its reader may.
  await page.getByRole('combobox', { name: /^Status: / }).waitFor()
}

async function comment(page: Page, body: string) {
  await page.getByLabel('Write a comment').fill(body)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
}

async function choose(page: Page, field: string, value: string) {
  await page
    .getByRole('combobox', { name: new RegExp(`^${field}: `) })
    .first()
    .click()
  await page.getByRole('option', { name: value }).first().click()
}

/** Shown, and not as something that is still on its way. */
const confirmed = (page: Page, name: string) =>
  page.getByRole('combobox', { name, exact: true }).and(page.locator(':not([aria-busy])')).waitFor()

const waits = (page: Page, words: string, state: 'visible' | 'detached' = 'visible') =>
  outboxChip(page, words).filter({ visible: true }).waitFor({ state })

async function signIn(page: Page, person: string) {
  await page.getByLabel('E-mail').fill(`${person}@northgate.example`)
  await page.getByLabel(/^Password/).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}
