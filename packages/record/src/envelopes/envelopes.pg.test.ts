import { type ComponentKind, NotReady, type Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { registerDatasetVersion } from '../datasets/register-dataset-version.ts'
import { digestHolds } from '../gates/verify-decision.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { recordMetrics } from '../models/record-metrics.ts'
import { registerModelVersion } from '../models/register-model-version.ts'
import { approveEnvelope } from './approve-envelope.ts'
import { decideByEnvelope } from './decide-by-envelope.ts'
import { proposeEnvelope } from './propose-envelope.ts'
import { reviewEnvelopeUse } from './review-envelope-use.ts'
import { revokeEnvelope } from './revoke-envelope.ts'

describe('a change envelope', () => {
  let world: Programme
  let platform: Viewer
  let appsec: Viewer
  let grc: Viewer
  let useCase: string
  let base: string
  let datasetVersionId: string

  beforeAll(async () => {
    world = await aProgramme()
    platform = await world.seat({ name: 'Jonas', functions: ['ML_PLATFORM'] })
    appsec = await world.seat({ name: 'Tomas', functions: ['APPSEC'] })
    grc = await world.seat({ name: 'Henrik', functions: ['GRC'] })
    useCase = await world.useCase(platform, { tier: 1 })
    datasetVersionId = await registerDatasetVersion(world.record, platform, {
      ...{ engagementId: useCase, datasetName: 'payments', label: '2026-Q3', digest: 'sha256:d' },
      ...{ source: 'warehouse', licence: 'internal' },
    })
    base = await aVersion('1.0', '1')
    await world.provide((await world.gateOf({ modelVersionId: base }, 'TRAINING')).id)
    await world.passed(useCase, ['INTAKE', 'DATA', 'TRAINING'])
    return world.close
  })

  const aVersion = (label: string, weights: string, commit = 'c0ffee') => {
    const part = (kind: ComponentKind, name: string, release: string) => ({
      kind,
      name,
      release,
      digest: `sha256:${release}`,
    })
    const components = [part('WEIGHTS', 'gbt', weights), part('REPOSITORY', 'risk/model', commit)]
    const lineage = [{ datasetVersionId, usage: 'TRAINING' as const }]
    const version = { engagementId: useCase, modelName: 'Fraud', label, components, lineage }
    return registerModelVersion(world.record, platform, version)
  }
  const codesOf = async (work: Promise<unknown>) => {
    const refusal: unknown = await work.then(
      () => null,
      (error: unknown) => error,
    )
    if (refusal instanceof NotReady) return refusal.reasons.map(({ code }) => code)
    return refusal === null ? [] : [(refusal as Refusal).code]
  }
  const proposed = () =>
    proposeEnvelope(world.record, platform, {
      baseVersionId: base,
      name: 'Weekly retrain',
      rationale: 'Fraud moves faster than a full round',
      stages: ['TRAINING'],
      bounds: [{ metric: 'AUC', min: 0.94, max: null }],
      mayChange: ['gbt'],
      endsAt: new Date(Date.now() + 90 * 86_400_000),
    })
  const approvedEnvelope = async () => {
    const envelopeId = await proposed()
    await approveEnvelope(world.record, appsec, { envelopeId })
    await approveEnvelope(world.record, grc, { envelopeId })
    return envelopeId
  }
  const retrained = async (label: string, weights: string, auc: number, commit?: string) => {
    const modelVersionId = await aVersion(label, weights, commit)
    await world.provide((await world.gateOf({ modelVersionId }, 'TRAINING')).id)
    await recordMetrics(world.record, platform, { modelVersionId, metrics: [{ name: 'AUC', value: auc }] })
    return modelVersionId
  }

  test('is approved by the A of each gate that it covers and, for tier 1, by an overseer; never by its proposer', async () => {
    const envelopeId = await proposed()
    expect(await codesOf(approveEnvelope(world.record, platform, { envelopeId }))).toEqual(['NOT_INDEPENDENT'])
    await approveEnvelope(world.record, appsec, { envelopeId })
    expect(await codesOf(approveEnvelope(world.record, appsec, { envelopeId }))).toEqual(['NOT_ACCOUNTABLE'])
    await approveEnvelope(world.record, grc, { envelopeId })
    const { status, approvals } = await world.written((tx) =>
      tx.changeEnvelope.findFirstOrThrow({ where: { id: envelopeId }, include: { approvals: true } }),
    )
    expect({ status, seats: approvals.map(({ seat }) => seat).sort() }).toEqual({
      status: 'APPROVED',
      seats: ['OVERSIGHT', 'TRAINING'],
    })
  })

  test('decides the gates of a retrained version by policy, on the authority of its approver, and tells who is accountable', async () => {
    const envelopeId = await approvedEnvelope()
    const modelVersionId = await retrained('1.1', '2', 0.95)
    await decideByEnvelope(world.record, platform, { envelopeId, modelVersionId })
    const gate = await world.gateOf({ modelVersionId }, 'TRAINING')
    expect(gate.status).toBe('APPROVED')
    const decision = await world.written((tx) =>
      tx.gateDecision.findFirstOrThrow({ where: { gateId: gate.id }, include: { signatures: true } }),
    )
    expect(decision).toMatchObject({ status: 'EFFECTIVE', decidedById: appsec.membershipId, signatures: [] })
    expect(decision.frozen).toMatchObject({ policy: { envelopeId, envelope: 'Weekly retrain' } })
    expect(digestHolds(decision)).toBe(true)
    const use = await world.written((tx) => tx.envelopeUse.findFirstOrThrow({ where: { modelVersionId } }))
    expect(use).toMatchObject({ decisionId: decision.id, sampled: true })
    await world.record.sequencer.settle(world.workspaceId)
    const told = await world.written((tx) => tx.activity.findMany({ where: { kind: 'envelope.used' } }))
    expect(told.map(({ changes }) => changes)).toContainEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'notified', to: expect.stringMatching(/./) })]),
    )

    expect(await codesOf(reviewEnvelopeUse(world.record, appsec, { useId: use.id, review: 'x' }))).toEqual(['DENIED'])
    await reviewEnvelopeUse(world.record, grc, { useId: use.id, review: 'The metrics are those of the holdout.' })
    expect(await codesOf(reviewEnvelopeUse(world.record, grc, { useId: use.id, review: 'x' }))).toEqual([
      'ALREADY_DECIDED',
    ])
  })

  test('decides nothing for a version with other code, metrics out of bounds, or a gate that is not ready', async () => {
    const envelopeId = await approvedEnvelope()
    const ask = (modelVersionId: string) =>
      codesOf(decideByEnvelope(world.record, platform, { envelopeId, modelVersionId }))
    expect(await ask(await retrained('1.2', '3', 0.95, 'another'))).toEqual(['ANOTHER_PART'])
    expect(await ask(await retrained('1.3', '4', 0.9))).toEqual(['OUT_OF_BOUNDS'])
    const bare = await aVersion('1.4', '5')
    expect(await ask(bare)).toEqual(['NOT_MEASURED'])
    await recordMetrics(world.record, platform, { modelVersionId: bare, metrics: [{ name: 'AUC', value: 0.96 }] })
    expect(await ask(bare)).toContain('EVIDENCE_MISSING')
    expect((await world.gateOf({ modelVersionId: bare }, 'TRAINING')).status).not.toBe('APPROVED')
  })

  test('decides nothing once it is revoked, and while it is only proposed', async () => {
    const envelopeId = await proposed()
    const modelVersionId = await retrained('1.5', '6', 0.95)
    const ask = () => codesOf(decideByEnvelope(world.record, platform, { envelopeId, modelVersionId }))
    expect(await ask()).toEqual(['ENVELOPE_NOT_IN_FORCE'])
    await approveEnvelope(world.record, appsec, { envelopeId })
    await approveEnvelope(world.record, grc, { envelopeId })
    await revokeEnvelope(world.record, grc, { envelopeId, reason: 'Labels were poisoned' })
    expect(await ask()).toEqual(['ENVELOPE_NOT_IN_FORCE'])
  })
})
