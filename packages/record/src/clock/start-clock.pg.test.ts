import { beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../../../../test/support/eventually.ts'
import { followerOf } from '../../../../test/support/follower.ts'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { createFinding } from '../findings/create-finding.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { approveOverride } from '../overrides/approve-override.ts'
import { proposeOverride } from '../overrides/propose-override.ts'
import { lapseWorkspace } from './lapse-workspace.ts'
import { type Clock, startClock } from './start-clock.ts'

/** From the moment on which something ends to the event of it on an open stream. */
const withinMs = 1_000

describe('the clock of the record', () => {
  let world: Programme
  let owner: Viewer
  let appsec: Viewer
  let clocks: Clock[] = []
  beforeAll(async () => {
    world = await aProgramme()
    owner = await world.seat({ name: 'Olga' })
    appsec = await world.seat({ name: 'Tomás', functions: ['APPSEC'] })
    clocks = await Promise.all([1, 2, 3].map(() => startClock(world.record, world.ownerUrl)))
    return async () => {
      await Promise.all(clocks.map((clock) => clock.stop()))
      await world.close()
    }
  })
  const facts = (kind: string, engagementId: string) =>
    world.written((tx) => tx.activity.findMany({ where: { kind, engagementId }, orderBy: { seq: 'asc' } }))
  const arrivalOf = async (kind: string, engagementId: string) => {
    const at = { event: 0 }
    await eventually(`${kind} is told`, async () => {
      at.event = Date.now()
      return (await facts(kind, engagementId)).length > 0
    })
    return at.event
  }

  test('turns the gate of an override that ends in 300 ms, on open streams within a second, and once', async () => {
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId)
    await world.passed(engagementId, ['INTAKE', 'TRAINING'])
    await world.provide((await world.gateOf({ modelVersionId }, 'EVALUATION')).id)
    const findingId = await createFinding(world.record, world.producer, {
      engagementId,
      modelVersionId,
      title: 'The tool refunds without a limit',
      category: 'EXCESSIVE_AGENCY',
      severity: 'HIGH',
    })
    const overrideId = await proposeOverride(world.record, world.producer, {
      findingId,
      modelVersionId,
      type: 'RISK_ACCEPTED',
      rationale: 'For a moment.',
      expiresAt: new Date(Date.now() + 86_400_000),
    })
    await approveOverride(world.record, owner, { overrideId, expectedVersion: 1 })
    await approveOverride(world.record, appsec, { overrideId, expectedVersion: 2 })
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'READY', blockers: 0 })

    await world.record.sequencer.settle(world.workspaceId)
    const { follow, head } = followerOf(world)
    const stream = await follow(owner, { engagementId }, await head())
    const ends = new Date(Date.now() + 300)
    await world.written((tx) =>
      tx.override.update({
        where: { workspaceId_id: { workspaceId: world.workspaceId, id: overrideId } },
        data: { expiresAt: ends, updatedAt: new Date() },
      }),
    )
    expect(await stream.next()).not.toBe('ended')
    const tookMs = Date.now() - ends.getTime()
    expect(tookMs).toBeGreaterThanOrEqual(-1)
    expect(tookMs).toBeLessThan(withinMs)
    stream.leave()

    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'COLLECTING', blockers: 1 })
    expect(await facts('override.expired', engagementId)).toHaveLength(1)
    console.info(`an override that ended was told ${tookMs} ms after its end`)
  })

  test('makes evidence EXPIRED at its end, with a fact and a day of grace', async () => {
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId)
    const [evidenceId = ''] = await world.provide((await world.gateOf({ modelVersionId }, 'DEPLOYMENT')).id)
    const ends = new Date(Date.now() + 300)
    await world.written((tx) =>
      tx.evidence.update({
        where: { workspaceId_id: { workspaceId: world.workspaceId, id: evidenceId } },
        data: { effectiveTo: ends, updatedAt: new Date() },
      }),
    )
    const told = await arrivalOf('evidence.expired', engagementId)
    expect(told - ends.getTime()).toBeLessThan(withinMs)
    const { status } = await world.written((tx) => tx.evidence.findFirstOrThrow({ where: { id: evidenceId } }))
    expect(status).toBe('EXPIRED')
    const grace = await world.written((tx) => tx.lapse.findMany({ where: { subjectId: evidenceId } }))
    expect(grace).toMatchObject([{ kind: 'EVIDENCE_GRACE', at: new Date(ends.getTime() + 5 * 86_400_000) }])
  })

  test('does each thing once, however many look at the same moment', async () => {
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId)
    const ids = await world.provide((await world.gateOf({ modelVersionId }, 'DEPLOYMENT')).id)
    const ends = new Date(Date.now() + 200)
    await world.written((tx) =>
      tx.evidence.updateMany({ where: { id: { in: ids } }, data: { effectiveTo: ends, updatedAt: new Date() } }),
    )
    await eventually('all of it is expired', async () => {
      await Promise.all([1, 2].map(() => lapseWorkspace(world.record, world.workspaceId, new Date())))
      await world.record.sequencer.settle(world.workspaceId)
      return (await facts('evidence.expired', engagementId)).length >= ids.length
    })
    expect(await facts('evidence.expired', engagementId)).toHaveLength(ids.length)
    expect(
      await world.written((tx) => tx.lapse.count({ where: { kind: 'EVIDENCE_ENDS', subjectId: { in: ids } } })),
    ).toBe(0)
  })

  test('never ends what its own clock calls over before the database does', async () => {
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId)
    const [evidenceId = ''] = await world.provide((await world.gateOf({ modelVersionId }, 'DEPLOYMENT')).id)
    const hurried = { ...world.record, now: () => new Date(Date.now() + 400 * 86_400_000) }
    const clock = await startClock(hurried, world.ownerUrl)
    await world.written((tx) => tx.$executeRaw`SELECT pg_notify('assay_lapse', '')`)
    await clock.stop()
    const { status } = await world.written((tx) => tx.evidence.findFirstOrThrow({ where: { id: evidenceId } }))
    expect(status).toBe('ACCEPTED')
  })
})
