import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { inviteMember, seatsOfAccount, viewerOfSeat } from '../../packages/record/src/index.ts'
import { askGraph } from '../support/ask-graph.ts'
import { launchChromium } from '../support/chromium.ts'
import { desktop, phone, signedIn } from '../support/people.ts'
import { type Product, startProduct } from '../support/product.ts'
import { faultsOf, overflowOf, type Theme, wear } from './support/accessible.ts'
import { administratorsPlaces, goTo, type Known, type Place, signersPlaces, visitorsPlaces } from './support/pages.ts'

const administrator = 'henrik.falk@northgate.example'
const signer = 'wei.lindqvist@northgate.example'
const minutes = 60_000

let browser: Browser
let product: Product
let empty: Product
let known: Known
beforeAll(async () => {
  ;[browser, product, empty] = await Promise.all([launchChromium(), startProduct(), startProduct({ empty: true })])
  known = await whatIsThere()
  return async () => {
    await browser.close()
    await Promise.all([product.stop(), empty.stop()])
  }
})

describe('every page', () => {
  test('is accessible in both themes on a wide screen', { timeout: 15 * minutes }, async () => {
    expect(await faultsEverywhere(desktop, ['light', 'dark'])).toEqual([])
  })

  test('is accessible on a phone, and never scrolls sideways there', { timeout: 15 * minutes }, async () => {
    expect(await faultsEverywhere(phone, ['light'])).toEqual([])
  })
})

async function faultsEverywhere(options: BrowserContextOptions, themes: readonly Theme[]): Promise<string[]> {
  const visitor = async ({ url }: Product) => (await browser.newContext({ ...options, baseURL: url })).newPage()
  const walks: [Page, readonly Place[]][] = [
    [await visitor(empty), [{ name: 'set-up', path: '/setup' }]],
    [await visitor(product), visitorsPlaces(known)],
    [await signedIn(browser, product, administrator, options), administratorsPlaces(known)],
    [await signedIn(browser, product, signer, options), signersPlaces(known)],
  ]
  const faults: string[] = []
  for (const [page, places] of walks) {
    for (const place of places) faults.push(...(await faultsAt(page, place, themes)))
    await page.context().close()
  }
  return faults
}

async function faultsAt(page: Page, place: Place, themes: readonly Theme[]): Promise<string[]> {
  const { width } = page.viewportSize() ?? { width: 0 }
  try {
    await goTo(page, place)
  } catch (error) {
    return [`${place.name} at ${width} px cannot be reached: ${error instanceof Error ? error.message : error}`]
  }
  const faults = width === phone.viewport?.width ? await overflowOf(page, `${place.name} at ${width} px`) : []
  for (const [at, theme] of themes.entries()) {
    await wear(page, theme)
    faults.push(...(await faultsOf(page, `${place.name} at ${width} px, ${theme}`, { onlyColour: at > 0 })))
  }
  return faults
}

/** The names of what the demo programme holds and the places need. */
async function whatIsThere(): Promise<Known> {
  type Keys = { nodes: { key: string }[] }
  const { gates, findings, engagement, members } = await askGraph<{
    gates: Keys
    findings: Keys
    engagement: { key: string; modelVersions: { label: string }[] }
    members: { id: string; name: string }[]
  }>(
    product,
    `{ gates(first: 1, filter: { stages: [EVALUATION], statuses: [READY] }) { nodes { key } }
       findings(first: 1) { nodes { key } }
       engagement(key: "ENG-1") { key modelVersions { label } }
       members { id name } }`,
  )
  const found = {
    engagement: engagement.key,
    version: engagement.modelVersions[0]?.label,
    gate: gates.nodes[0]?.key,
    finding: findings.nodes[0]?.key,
    member: members.find(({ name }) => name === 'Dev Patel')?.id,
    invitation: await anInvitation(),
  }
  const { version, gate, finding, member } = found
  if (!version || !gate || !finding || !member)
    throw new Error(`The demo programme lacks one of ${JSON.stringify(found)}`)
  return { ...found, version, gate, finding, member }
}

async function anInvitation(): Promise<string> {
  const { record } = product
  const [seat] = await seatsOfAccount(record, (await record.auth.accountOf(administrator)) ?? '')
  const viewer = seat && (await viewerOfSeat(record, seat.workspaceId, seat.membershipId))
  if (!viewer) throw new Error(`${administrator} has no seat`)
  const { link } = await inviteMember(record, viewer, {
    name: 'Iris Okafor',
    email: 'iris.okafor@northgate.example',
    role: 'VIEWER',
  })
  return link
}
