import { NotReady, type Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { abandonVersion } from '../models/abandon-version.ts'
import { recordObservedRouting } from '../routing/record-observed-routing.ts'
import { closeVersion } from './close-version.ts'
import { closeVersions, openRetirements } from './close-versions.ts'
import { nameConsumer } from './name-consumer.ts'
import { notifyConsumer } from './notify-consumer.ts'
import { settleVersionEnd } from './settle-version-end.ts'

describe('the retirement of a version', () => {
  let world: Programme
  let owner: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    owner = await world.seat({ name: 'Olu' })
    return world.close
  })
  const stands = (id: string) => world.written((tx) => tx.modelVersion.findFirstOrThrow({ where: { id } }))
  const observed = (modelVersionId: string, trafficPercent: number) =>
    recordObservedRouting(world.record, owner, {
      modelVersionId,
      environment: 'PRODUCTION',
      trafficPercent,
      reason: 'Seen',
    })
  const aVersion = async (label: string, engagementId?: string) => {
    const useCase = engagementId ?? (await world.useCase(owner))
    const id = await world.version(owner, useCase, label)
    await observed(id, 100)
    return { id, useCase }
  }
  const codesOf = async (work: Promise<unknown>) => {
    const refusal: unknown = await work.then(
      () => null,
      (error: unknown) => error,
    )
    if (refusal instanceof NotReady) return refusal.reasons.map(({ code }) => code)
    return refusal === null ? [] : [(refusal as Refusal).code]
  }
  const end = { retentionUntil: null, legalHold: null, disposalReference: null, credentialsRevokedReference: null }

  test('is closed once nothing of rule 9 is missing, and is told each thing until then', async () => {
    const { id, useCase } = await aVersion('1.0')
    const consumerId = await nameConsumer(world.record, owner, { modelVersionId: id, name: 'Wallet', contact: 'Ann' })
    expect(await codesOf(closeVersion(world.record, owner, { modelVersionId: id }))).toEqual([
      'STILL_ROUTED',
      'RETIREMENT_NOT_APPROVED',
      'NO_RETENTION_BOUNDARY',
      'CREDENTIALS_NOT_REVOKED',
      'CONSUMER_NOT_TOLD',
    ])
    await observed(id, 0)
    expect(
      (await openRetirements(world.record, owner, { modelVersionIds: [id] })).map(({ refusal }) => refusal),
    ).toEqual([null])
    expect(await stands(id)).toMatchObject({ status: 'RETIRING' })
    expect(await world.gateOf({ modelVersionId: id }, 'RETIREMENT')).toMatchObject({ status: 'COLLECTING' })

    const { version } = await stands(id)
    await settleVersionEnd(world.record, owner, {
      ...{ ...end, modelVersionId: id, expectedVersion: version, retentionUntil: new Date('2031-01-01') },
      credentialsRevokedReference: 'VAULT-12',
    })
    const stale = { ...end, modelVersionId: id, expectedVersion: version, legalHold: 'Case 12' }
    expect(await codesOf(settleVersionEnd(world.record, owner, stale))).toEqual(['CONFLICT'])
    await notifyConsumer(world.record, owner, { consumerId, expectedVersion: 1, reference: 'MAIL-3' })
    expect(await codesOf(closeVersion(world.record, owner, { modelVersionId: id }))).toEqual([
      'RETIREMENT_NOT_APPROVED',
    ])
    await world.provide((await world.gateOf({ modelVersionId: id }, 'RETIREMENT')).id)
    await world.passed(useCase, ['RETIREMENT'])
    await closeVersion(world.record, owner, { modelVersionId: id })
    expect(await stands(id)).toMatchObject({ status: 'RETIRED', trafficPercent: 0 })
    expect(await codesOf(closeVersion(world.record, owner, { modelVersionId: id }))).toEqual(['INVALID_TRANSITION'])
    // Rule 0: what is seen is recorded, whatever was closed.
    await observed(id, 5)
    expect(await stands(id)).toMatchObject({ status: 'CANARY', trafficPercent: 5 })
  })

  test('closes superseded versions in bulk, each with its own answer', async () => {
    const { id: ready, useCase } = await aVersion('1.0')
    const { id: lacking } = await aVersion('1.1', useCase)
    await observed(ready, 0)
    await observed(lacking, 0)
    await world.provide((await world.gateOf({ modelVersionId: ready }, 'RETIREMENT')).id)
    await world.written((tx) =>
      tx.gate.updateMany({ where: { modelVersionId: ready, stage: 'RETIREMENT' }, data: { status: 'APPROVED' } }),
    )
    const results = await closeVersions(world.record, owner, { modelVersionIds: [ready, lacking] })
    expect(results.map(({ refusal, reasons }) => [refusal === null, reasons.length > 0])).toEqual([
      [true, false],
      [false, true],
    ])
    expect((await stands(ready)).status).toBe('RETIRED')
    expect((await stands(lacking)).status).toBe('SUPERSEDED')
  })

  test('is not for what was never live: that is abandoned', async () => {
    const id = await world.version(owner, await world.useCase(owner), '9.0')
    expect(await codesOf(closeVersion(world.record, owner, { modelVersionId: id }))).toEqual(['INVALID_TRANSITION'])
    await abandonVersion(world.record, owner, { modelVersionId: id, reason: 'Superseded before it shipped' })
    expect((await stands(id)).status).toBe('ABANDONED')
  })

  test('names a consumer once, and tells nobody in the future', async () => {
    const { id } = await aVersion('3.0')
    const named = { modelVersionId: id, name: 'Wallet', contact: 'Ann' }
    const consumerId = await nameConsumer(world.record, owner, named)
    expect(await codesOf(nameConsumer(world.record, owner, named))).toEqual(['ALREADY_EXISTS'])
    const notice = { consumerId, expectedVersion: 1, reference: 'MAIL', notifiedAt: new Date('2099-01-01') }
    expect(await codesOf(notifyConsumer(world.record, owner, notice))).toEqual(['INVALID_INPUT'])
  })
})
