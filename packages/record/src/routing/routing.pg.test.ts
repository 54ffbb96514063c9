import { NotReady, type Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding } from '../../../../test/support/builders.ts'
import { aSubject } from '../../../../test/support/model-builders.ts'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { authoriseRouting } from './authorise-routing.ts'
import { ratifyRouting } from './ratify-routing.ts'
import { recordObservedRouting } from './record-observed-routing.ts'
import { reduceTraffic } from './reduce-traffic.ts'
import { rollBack } from './roll-back.ts'
import { takeDownVersion } from './take-down-version.ts'

const whole = ['INTAKE', 'TRAINING', 'EVALUATION', 'DEPLOYMENT']
const production = {
  environment: 'PRODUCTION',
  killSwitchRef: 'flag nora.off',
  reason: 'Phase of the roll-out',
} as const

describe('routing', () => {
  let world: Programme
  let owner: Viewer
  let oncall: Viewer
  let now = new Date('2026-11-23T12:00:00Z')
  const later = (hours: number) => {
    now = new Date(now.getTime() + hours * 3_600_000)
  }

  beforeAll(async () => {
    world = await aProgramme({ now: () => now })
    owner = await world.seat({ name: 'Olu' })
    oncall = await world.seat({ name: 'Sam', functions: ['SECURITY_OPERATIONS'] })
    return world.close
  })

  const stands = (id: string) =>
    world.written((tx) =>
      tx.modelVersion.findFirstOrThrow({
        where: { id },
        include: { routings: { include: { steps: { orderBy: { at: 'asc' } } }, orderBy: { startedAt: 'asc' } } },
      }),
    )
  /** A use case with a version, approved for production unless it says otherwise. */
  const aVersion = async (label = '2.1', { engagementId = '', approved = true } = {}) => {
    const useCase = engagementId || (await world.useCase(owner))
    await world.written((tx) =>
      tx.engagement.update({
        where: { workspaceId_id: { workspaceId: world.workspaceId, id: useCase } },
        data: { ownerId: owner.membershipId },
      }),
    )
    const id = await world.version(owner, useCase, label)
    if (approved) {
      await world.provide((await world.gateOf({ modelVersionId: id }, 'DEPLOYMENT')).id)
      await world.passed(useCase, whole)
      await world.written((tx) =>
        tx.modelVersion.update({
          where: { workspaceId_id: { workspaceId: world.workspaceId, id } },
          data: { status: 'DEPLOYABLE' },
        }),
      )
    }
    return { id, useCase }
  }
  const codesOf = async (work: Promise<string>) => {
    const refusal: unknown = await work.then(
      () => null,
      (error: unknown) => error,
    )
    if (refusal instanceof NotReady) return refusal.reasons.map(({ code }) => code)
    return refusal === null ? [] : [(refusal as Refusal).code]
  }
  const rollOut = async (id: string, ...shares: number[]) => {
    for (const trafficPercent of shares) {
      await authoriseRouting(world.record, owner, { ...production, modelVersionId: id, trafficPercent })
    }
  }

  test('follows a phased roll-out, each phase a recorded step, and the version follows its traffic', async () => {
    const { id } = await aVersion()
    await rollOut(id, 1, 10)
    expect(await stands(id)).toMatchObject({ status: 'CANARY', trafficPercent: 10 })
    await rollOut(id, 50, 100)
    const { status, trafficPercent, routings } = await stands(id)
    expect({ status, trafficPercent }).toEqual({ status: 'PRODUCTION', trafficPercent: 100 })
    expect(
      routings.flatMap(({ steps }) => steps.map(({ fromPercent, toPercent }) => [fromPercent, toPercent])),
    ).toEqual([
      [0, 1],
      [1, 10],
      [10, 50],
      [50, 100],
    ])
    expect(await world.gateOf({ modelVersionId: id }, 'MONITORING')).toMatchObject({
      dueAt: new Date(now.getTime() + 180 * 86_400_000),
    })
  })

  test('is refused without the approvals of rule 8, with every reason', async () => {
    const { id } = await aVersion('2.1', { approved: false })
    const codes = await codesOf(
      authoriseRouting(world.record, owner, { ...production, modelVersionId: id, trafficPercent: 10 }),
    )
    expect(codes).toContain('DEPLOYMENT_NOT_APPROVED')
    expect(codes).toContain('EARLIER_GATE_OPEN')
    expect(codes).toContain('KILL_SWITCH_UNTESTED')
    expect((await stands(id)).routings).toEqual([])
  })

  test('is authorised by those who route, and not by others', async () => {
    const { id } = await aVersion()
    const legal = await world.seat({ name: 'Lea', functions: ['LEGAL'] })
    const asked = { ...production, modelVersionId: id, trafficPercent: 10 }
    expect(await codesOf(authoriseRouting(world.record, legal, asked))).toEqual(['DENIED'])
    expect(await codesOf(takeDownVersion(world.record, legal, { modelVersionId: id, reason: 'x' }))).toEqual(['DENIED'])
  })

  test('grows no further while a grave finding that came after it is open', async () => {
    const { id, useCase } = await aVersion()
    await rollOut(id, 10)
    const finding = await aFinding(world.record, world.workspaceId, useCase, { severity: 4 })
    await aSubject(world.record, world.workspaceId, finding, id)
    const more = { ...production, modelVersionId: id, trafficPercent: 50 }
    expect(await codesOf(authoriseRouting(world.record, owner, more))).toContain('FINDING_BLOCKS_TRAFFIC')
  })

  test('takes an observed deployment in whatever its gates say, marked with an owner and a date to remedy', async () => {
    const { id } = await aVersion('2.1', { approved: false })
    const seen = {
      modelVersionId: id,
      environment: 'PRODUCTION',
      trafficPercent: 100,
      reason: 'Seen by the mesh',
    } as const
    await recordObservedRouting(world.record, oncall, seen)
    const { status, trafficPercent, routings } = await stands(id)
    expect({ status, trafficPercent }).toEqual({ status: 'PRODUCTION', trafficPercent: 100 })
    expect(routings).toMatchObject([
      {
        authorisation: 'UNAPPROVED',
        observed: true,
        ownerId: owner.membershipId,
        remedyBy: new Date(now.getTime() + 7 * 86_400_000),
      },
    ])
    await recordObservedRouting(world.record, oncall, { ...seen, legacy: true })
    expect((await stands(id)).routings).toMatchObject([{ authorisation: 'LEGACY' }])
    await recordObservedRouting(world.record, oncall, { ...seen, trafficPercent: 0 })
    expect(await stands(id)).toMatchObject({ status: 'SUPERSEDED', trafficPercent: 0, routings: [{ active: false }] })
  })

  test('makes what was live before the record approved once its gates are, as it stands', async () => {
    const { id, useCase } = await aVersion('2.1', { approved: false })
    await recordObservedRouting(world.record, oncall, {
      ...{
        modelVersionId: id,
        environment: 'PRODUCTION',
        trafficPercent: 100,
        reason: 'Live since March',
        legacy: true,
      },
    })
    const same = { ...production, modelVersionId: id, trafficPercent: 100 }
    expect(await codesOf(authoriseRouting(world.record, owner, same))).toContain('DEPLOYMENT_NOT_APPROVED')
    await world.provide((await world.gateOf({ modelVersionId: id }, 'DEPLOYMENT')).id)
    await world.passed(useCase, whole)
    await authoriseRouting(world.record, owner, same)
    expect((await stands(id)).routings).toMatchObject([{ authorisation: 'APPROVED', ownerId: null, remedyBy: null }])
  })

  test('gives the traffic of one version to the next of its model, and supersedes it', async () => {
    const { id: older, useCase } = await aVersion()
    await rollOut(older, 10, 50, 100)
    const { id: newer } = await aVersion('2.2', { engagementId: useCase })
    await rollOut(newer, 10)
    expect(await stands(older)).toMatchObject({ status: 'PRODUCTION', trafficPercent: 90 })
    await rollOut(newer, 50, 100)
    expect(await stands(older)).toMatchObject({ status: 'SUPERSEDED', trafficPercent: 0 })
    expect(await stands(newer)).toMatchObject({ status: 'PRODUCTION', trafficPercent: 100 })
  })

  describe('in an emergency', () => {
    test('never refuses a rollback to a once-approved version, by the people on call alone, and has it ratified', async () => {
      const { id: older, useCase } = await aVersion()
      await rollOut(older, 10, 50, 100)
      const { id: newer } = await aVersion('2.2', { engagementId: useCase })
      await rollOut(newer, 10, 50, 100)
      // Whatever became of the approval since: here its kill-switch test and all its gates are gone.
      await world.written((tx) => tx.gate.updateMany({ where: { modelVersionId: older }, data: { status: 'STALE' } }))
      await world.written((tx) =>
        tx.routing.updateMany({ where: { modelVersionId: older }, data: { authorisation: 'APPROVED' } }),
      )
      await decidedOnce(older)
      await rollBack(world.record, oncall, { modelVersionId: older, reason: 'Refunds are issued twice' })
      expect(await stands(newer)).toMatchObject({ status: 'ROLLED_BACK', trafficPercent: 0 })
      const { routings, ...back } = await stands(older)
      expect(back).toMatchObject({ status: 'PRODUCTION', trafficPercent: 100 })
      const step = routings.at(-1)?.steps.at(-1)
      expect(step).toMatchObject({ kind: 'ROLLED_BACK_TO', ratifyBy: new Date(now.getTime() + 72 * 3_600_000) })

      const stepId = step?.id ?? ''
      expect(await codesOf(ratifyRouting(world.record, oncall, { stepId }))).toEqual(['NOT_INDEPENDENT'])
      later(73)
      await ratifyRouting(world.record, owner, { stepId })
      expect(await codesOf(ratifyRouting(world.record, owner, { stepId }))).toEqual(['ALREADY_DECIDED'])
    })

    test('rolls back to nothing that was never approved, and names what was', async () => {
      const { id: older, useCase } = await aVersion()
      await rollOut(older, 10)
      const { id: never } = await aVersion('2.2', { engagementId: useCase, approved: false })
      const codes = await codesOf(rollBack(world.record, oncall, { modelVersionId: never, reason: 'x' }))
      expect(codes).toEqual(['NEVER_APPROVED', 'ONCE_APPROVED'])
    })

    test('takes a version down everywhere at once, into quarantine, and back by authority', async () => {
      const { id } = await aVersion()
      await rollOut(id, 10)
      await authoriseRouting(world.record, owner, {
        ...production,
        environment: 'STAGING',
        modelVersionId: id,
        trafficPercent: 100,
      })
      await takeDownVersion(world.record, oncall, { modelVersionId: id, reason: 'Leaks prompts', killSwitchUsed: true })
      const down = await stands(id)
      expect(down).toMatchObject({ status: 'QUARANTINED', quarantinedFrom: 'CANARY', trafficPercent: 0 })
      expect(down.routings.map(({ active }) => active)).toEqual([false, false])
      expect(down.routings.at(-1)?.steps.at(-1)).toMatchObject({ killSwitchUsed: true })
      await rollOut(id, 10)
      expect(await stands(id)).toMatchObject({ status: 'CANARY', quarantinedFrom: null, trafficPercent: 10 })
    })

    test('reduces traffic at once, and says so where there is nothing to reduce', async () => {
      const { id } = await aVersion()
      await rollOut(id, 10)
      const [routing] = (await stands(id)).routings
      const asked = { routingId: routing?.id ?? '', reason: 'Latency' }
      expect(await codesOf(reduceTraffic(world.record, oncall, { ...asked, trafficPercent: 10 }))).toEqual([
        'INVALID_INPUT',
      ])
      await reduceTraffic(world.record, oncall, { ...asked, trafficPercent: 0 })
      expect(await stands(id)).toMatchObject({ status: 'ROLLED_BACK', trafficPercent: 0 })
    })

    /** The decision that `passed` leaves out. */
    const decidedOnce = async (modelVersionId: string) => {
      const { id: gateId } = await world.gateOf({ modelVersionId }, 'DEPLOYMENT')
      const decision = { decision: 'APPROVE', rationale: 'Proven', frozen: {}, digest: 'x', status: 'EFFECTIVE' }
      const by = { decidedById: owner.membershipId ?? '', decidedAt: now, effectiveAt: now }
      await world.written((tx) =>
        tx.gateDecision.create({ data: { workspaceId: world.workspaceId, gateId, ...decision, ...by } }),
      )
    }
  })
})
