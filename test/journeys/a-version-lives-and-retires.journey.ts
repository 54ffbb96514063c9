import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  approveOverride,
  createEngagement,
  createFinding,
  proposeOverride,
  registerDatasetVersion,
  registerModelVersion,
} from '../../packages/record/src/index.ts'
import { handsOf } from './support/hands.ts'
import { aJourney } from './support/journey.ts'
import { pictureFor } from './support/picture.ts'

const journey = aJourney()

/** The gate's page, with a reason on it that says why not now. */
async function isRefused(page: Page, gate: { key: string }, reason: string | RegExp) {
  await page.goto(`/gates/${gate.key}`)
  await page.getByText(reason).first().waitFor()
}

async function sign(page: Page, gate: { key: string }, decision: string) {
  await page.goto(`/gates/${gate.key}`)
  await page.getByRole('radio', { name: decision, exact: true }).check()
  await page.getByLabel(/^Rationale/).fill('Read in full; it holds.')
  await page.getByRole('button', { name: `Sign: ${decision}` }).click()
}

async function fill(page: Page, fields: Record<string, string>, act?: string) {
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(new RegExp(`^${label}`)).fill(text)
  await dialog
    .getByRole('button', act === undefined ? { name: /^(Name|Save|Add)/ } : { name: act, exact: true })
    .click()
  await dialog.waitFor({ state: 'hidden' })
}

const becomes = (page: Page, state: string) => page.locator('header').getByText(state, { exact: true }).waitFor()

describe('a version of a model', () => {
  let hands: Awaited<ReturnType<typeof handsOf>>
  let engagement: { id: string; key: string }
  let datasetVersionId: string
  let modelVersionId: string
  const at = () => `/e/${engagement.key}/v/1.0`

  /** Its risk is accepted by the owner of the use case and the lead of AppSec. */
  async function accept(findingId: string) {
    const { record } = journey.product()
    const overrideId = await proposeOverride(record, await hands.viewer('ines.moreau'), {
      findingId,
      modelVersionId,
      type: 'RISK_ACCEPTED',
      rationale: 'A person reads each dispute; the order alone is touched.',
      expiresAt: new Date(Date.now() + 30 * 86_400_000),
    })
    for (const [index, person] of ['oskar.nyman', 'tomas.vidal'].entries()) {
      await approveOverride(record, await hands.viewer(person), { overrideId, expectedVersion: index + 1 })
    }
  }

  beforeAll(async () => {
    const { record } = journey.product()
    hands = await handsOf(journey.product())
    const oskar = await hands.viewer('oskar.nyman')
    const engagementId = await createEngagement(record, await hands.viewer('henrik.falk'), {
      name: 'Dispute triage',
      purpose: 'Sorts card disputes by what evidence they need.',
      tier: 3,
      ownerId: oskar.membershipId ?? '',
      classification: { riskClass: 'NOT_HIGH', rationale: 'It decides nothing; a person reads each dispute.' },
    })
    engagement = await hands.written((tx) => tx.engagement.findFirstOrThrow({ where: { id: engagementId } }))
  })

  test('waits at intake until its impact is assessed, and proceeds by security leadership alone', async () => {
    const intake = await hands.gateOf({ engagementId: engagement.id }, 'INTAKE')
    const henrik = await journey.as('henrik.falk')
    await isRefused(henrik, intake, 'You cannot sign this gate.')
    await henrik.getByText('Security leadership is accountable for the Use-case intake gate.').first().waitFor()
    await hands.provide(intake.id, 'oskar.nyman', 'henrik.falk', ['IMPACT_ASSESSMENT'])
    const miriam = await journey.as('miriam.oduya')
    await isRefused(miriam, intake, /Impact assessment.* is missing/)
    await pictureFor('gate-waits', miriam)
    await hands.provide(intake.id, 'oskar.nyman', 'henrik.falk')
    await sign(miriam, intake, 'Proceed')
    await becomes(miriam, 'Approved')
    await journey.leave()
  })

  test('leans on data that GRC approved, with its carve-out', async () => {
    const { record } = journey.product()
    datasetVersionId = await registerDatasetVersion(record, await hands.viewer('leila.haddad'), {
      engagementId: engagement.id,
      datasetName: 'disputes',
      label: '2026-10',
      digest: `sha256:${'d'.repeat(64)}`,
      source: 'Dispute desk, January 2024 to October 2026',
      licence: 'Internal',
      carveOuts: 'No card numbers',
    })
    modelVersionId = await registerModelVersion(record, await hands.viewer('ines.moreau'), {
      engagementId: engagement.id,
      modelName: 'Dispute triage',
      label: '1.0',
      components: [{ kind: 'WEIGHTS', name: 'triage', release: '1.0', digest: `sha256:${'a'.repeat(64)}` }],
      lineage: [{ datasetVersionId, usage: 'TRAINING' }],
    })
    const data = await hands.gateOf({ datasetVersionId }, 'DATA')
    const training = await hands.gateOf({ modelVersionId }, 'TRAINING')
    const tomas = await journey.as('tomas.vidal')
    await isRefused(tomas, training, `The Data preparation gate ${data.key} is not started`)

    await hands.provide(data.id, 'leila.haddad', 'tomas.vidal', ['ACCESS_AUDIT'])
    const henrik = await journey.as('henrik.falk')
    await isRefused(henrik, data, /Access audit is missing/)
    await hands.provide(data.id, 'leila.haddad', 'tomas.vidal')
    await sign(henrik, data, 'Approve')
    await becomes(henrik, 'Approved')

    await hands.provide(training.id, 'ines.moreau', 'leila.haddad')
    await sign(tomas, training, 'Approve')
    await becomes(tomas, 'Approved')
    await journey.leave()
  })

  test('is held at evaluation by a finding of the red team until it is settled', async () => {
    const { record } = journey.product()
    const evaluation = await hands.gateOf({ modelVersionId }, 'EVALUATION')
    await hands.provide(evaluation.id, 'ines.moreau', 'amara.eze')
    const amara = await hands.viewer('amara.eze')
    const findingId = await createFinding(record, amara, {
      engagementId: engagement.id,
      modelVersionId,
      title: 'A dispute text steers its own priority',
      category: 'RED_TEAM',
      severity: 'HIGH',
    })
    const { key } = await hands.written((tx) => tx.finding.findFirstOrThrow({ where: { id: findingId } }))
    const wei = await journey.as('wei.lindqvist')
    await isRefused(wei, evaluation, `${key} is high, with no override in force`)
    await accept(findingId)
    await sign(wei, evaluation, 'Approve')
    await becomes(wei, 'Approved')
    await journey.leave()
  })

  test('is not deployed before its kill switch was tested, and then by its owner with AppSec', async () => {
    const deployment = await hands.gateOf({ modelVersionId }, 'DEPLOYMENT')
    await hands.provide(deployment.id, 'ines.moreau', 'henrik.falk', ['KILL_SWITCH_TEST'])
    const jonas = await journey.as('jonas.weber')
    await jonas.goto(at())
    await jonas.getByText('No kill-switch test is in force.').first().waitFor()
    const oskar = await journey.as('oskar.nyman')
    await isRefused(oskar, deployment, /Kill-switch test is missing/)
    await hands.provide(deployment.id, 'ines.moreau', 'henrik.falk')
    await sign(oskar, deployment, 'Approve')
    const tomas = await journey.as('tomas.vidal')
    await tomas.goto(`/gates/${deployment.key}`)
    await tomas.getByRole('button', { name: 'Concur and sign' }).click()
    await becomes(tomas, 'Approved')
    await pictureFor('gate-signed', tomas)

    await jonas.getByText('Nothing stands against production traffic, one phase at a time.').waitFor()
    await jonas.getByRole('button', { name: 'Route traffic' }).click()
    const dialog = jonas.getByRole('dialog', { name: /^Route/ })
    await dialog.getByLabel(/^Kill switch/).fill('flag dispute-triage')
    await dialog.getByLabel(/^Reason/).fill('First phase')
    await dialog.getByRole('button', { name: 'Authorise' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await jonas.getByText('switched off by flag dispute-triage').first().waitFor()
    await journey.leave()
  })

  test('is watched, and retired by its owner when it is no longer wanted', async () => {
    const monitoring = await hands.gateOf({ modelVersionId }, 'MONITORING')
    const oskar = await journey.as('oskar.nyman')
    await isRefused(oskar, monitoring, /Dashboard.* is missing/)
    await hands.provide(monitoring.id, 'dev.patel', 'henrik.falk')
    await sign(oskar, monitoring, 'Retire')
    await becomes(oskar, 'Approved')
    await journey.leave()
  })

  test('is closed when everybody who leans on it was told, and not before', async () => {
    const jonas = await journey.as('jonas.weber')
    await jonas.goto(at())
    await jonas.getByRole('button', { name: 'Name a consumer' }).click()
    await fill(jonas, { 'Who leans on it': 'Dispute desk', 'Whom to tell': 'disputes@northgate.example' })
    await jonas.getByRole('button', { name: 'Reduce', exact: true }).click()
    await fill(jonas, { Reason: 'Retired' }, 'Reduce')
    await jonas.getByRole('button', { name: 'Set boundaries' }).click()
    await fill(jonas, { Disposal: 'DEL-7', 'Credentials revoked': 'VAULT-12' }, 'Save')

    const retirement = await hands.gateOf({ modelVersionId }, 'RETIREMENT')
    const henrik = await journey.as('henrik.falk')
    await isRefused(henrik, retirement, /Decommission plan is missing/)
    await hands.provide(retirement.id, 'ines.moreau', 'tomas.vidal')
    await sign(henrik, retirement, 'Approve')
    await becomes(henrik, 'Approved')

    await jonas.getByRole('button', { name: 'Close', exact: true }).click()
    await jonas.getByText('It cannot be closed yet:').waitFor()
    await jonas
      .getByText(/Dispute desk/)
      .last()
      .waitFor()
    await jonas.getByRole('button', { name: 'Record the notice' }).click()
    await fill(jonas, { 'Where it can be read': 'MAIL-3' }, 'Record the notice')
    await jonas.getByRole('button', { name: 'Close', exact: true }).click()
    await jonas.getByText('Closed. What it was closed on stays as it was.').waitFor()
    const version = await hands.written((tx) => tx.modelVersion.findFirstOrThrow({ where: { id: modelVersionId } }))
    expect(version.status).toBe('RETIRED')
    await journey.leave()
  })
})
