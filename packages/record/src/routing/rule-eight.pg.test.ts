import { type GateStatus, isApproved, isPassed, Refusal } from '@assay/domain'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { closeVersion } from '../retirement/close-version.ts'
import { openRetirement } from '../retirement/open-retirement.ts'
import { authoriseRouting } from './authorise-routing.ts'
import { recordObservedRouting } from './record-observed-routing.ts'
import { rollBack } from './roll-back.ts'
import { takeDownVersion } from './take-down-version.ts'

const stages = ['INTAKE', 'TRAINING', 'EVALUATION', 'DEPLOYMENT'] as const
const statuses = ['COLLECTING', 'STALE', 'NOT_APPLICABLE', 'REVOKED', 'APPROVED', 'APPROVED'] as const
const percents = [0, 1, 10, 50, 100] as const

/** What anybody may do, in whatever order. */
const step = fc.oneof(
  fc.record({ do: fc.constant('approve' as const) }),
  fc.record({
    do: fc.constant('gate' as const),
    stage: fc.constantFrom(...stages),
    status: fc.constantFrom(...statuses),
  }),
  fc.record({
    do: fc.constantFrom('authorise' as const, 'observe' as const),
    version: fc.nat(1),
    percent: fc.constantFrom(...percents),
  }),
  fc.record({
    do: fc.constantFrom('takeDown' as const, 'rollBack' as const, 'retire' as const, 'close' as const),
    version: fc.nat(1),
  }),
)

/** Half of them begin approved, so that some traffic is authorised in a handful of runs. */
const course = fc
  .tuple(fc.boolean(), fc.array(step, { minLength: 6, maxLength: 10 }))
  .map(([approved, steps]) => (approved ? [{ do: 'approve' as const }, ...steps] : steps))

describe('whatever is done in whatever order', () => {
  let world: Programme
  let owner: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    owner = await world.seat({ name: 'Olu', functions: ['ML_PLATFORM'] })
    return world.close
  })

  const stands = (id: string) =>
    world.written((tx) => tx.modelVersion.findFirstOrThrow({ where: { id }, include: { routings: true, gates: true } }))
  const done = async (work: Promise<unknown>) => {
    try {
      await work
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }
  const rule8 = async (id: string, engagementId: string) => {
    const gates = await world.written((tx) =>
      tx.gate.findMany({ where: { OR: [{ modelVersionId: id }, { engagementId, stage: 'INTAKE' }] } }),
    )
    const of = (stage: string) => (gates.find((gate) => gate.stage === stage)?.status ?? 'NOT_STARTED') as GateStatus
    const passed = ['INTAKE', 'TRAINING', 'EVALUATION'].every((stage) => isPassed(of(stage)))
    return isApproved(of('DEPLOYMENT')) && passed
  }

  const killSwitchTested = (engagementId: string) =>
    world.written(async (tx) => {
      const { workspaceId } = world
      const type = await tx.evidenceType.findFirstOrThrow({ where: { workspaceId, code: 'KILL_SWITCH_TEST' } })
      const number = await takeNumbers(tx, workspaceId, 'E')
      const named = { number, key: `E-${number}`, title: 'Exercise', status: 'ACCEPTED' }
      await tx.evidence.create({ data: { workspaceId, engagementId, evidenceTypeId: type.id, ...named } })
    })

  test('production traffic is never authorised without rule 8, nothing is closed without rule 9, and every observed fact is recorded', async () => {
    const counted = { authorised: 0, refused: 0, observed: 0 }
    await fc.assert(
      fc.asyncProperty(course, async (steps) => {
        const useCase = await world.useCase(owner)
        const versions = [await world.version(owner, useCase, '1.0'), await world.version(owner, useCase, '1.1')]
        await killSwitchTested(useCase)
        for (const each of steps) {
          const modelVersionId = 'version' in each ? (versions[each.version] ?? '') : ''
          const asked = {
            modelVersionId,
            environment: 'PRODUCTION',
            reason: 'As drawn',
            killSwitchRef: 'flag',
          } as const
          if (each.do === 'approve') {
            await world.written((tx) =>
              tx.gate.updateMany({
                where: { engagementId: useCase, stage: { in: [...stages] } },
                data: { status: 'APPROVED' },
              }),
            )
          } else if (each.do === 'gate') {
            const { stage, status } = each
            await world.written((tx) =>
              tx.gate.updateMany({ where: { engagementId: useCase, stage }, data: { status } }),
            )
          } else if (each.do === 'authorise') {
            const may = await rule8(modelVersionId, useCase)
            const went = await done(authoriseRouting(world.record, owner, { ...asked, trafficPercent: each.percent }))
            counted[went ? 'authorised' : 'refused'] += 1
            if (went) expect(may).toBe(true)
          } else if (each.do === 'observe') {
            const { percent } = each
            expect(await done(recordObservedRouting(world.record, owner, { ...asked, trafficPercent: percent }))).toBe(
              true,
            )
            expect((await stands(modelVersionId)).trafficPercent).toBe(percent)
            counted.observed += 1
          } else if (each.do === 'close') {
            if (await done(closeVersion(world.record, owner, { modelVersionId }))) {
              const { routings, gates } = await stands(modelVersionId)
              expect(routings.every(({ active }) => !active)).toBe(true)
              expect(gates.find(({ stage }) => stage === 'RETIREMENT')?.status).toBe('APPROVED')
            }
          } else {
            const act = { takeDown: takeDownVersion, rollBack, retire: openRetirement }[each.do]
            await done(act(world.record, owner, { modelVersionId, reason: 'As drawn' }))
          }
          for (const id of versions) {
            const { status, trafficPercent, routings } = await stands(id)
            expect(['CANARY', 'PRODUCTION'].includes(status)).toBe(trafficPercent > 0)
            const active = routings.filter((routing) => routing.active)
            expect(active.reduce((sum, routing) => sum + routing.trafficPercent, 0)).toBe(trafficPercent)
            for (const { authorisation, ownerId, remedyBy } of active) {
              if (authorisation !== 'APPROVED') expect(ownerId !== null && remedyBy !== null).toBe(true)
            }
          }
        }
      }),
      { numRuns: 12, endOnFailure: true },
    )
    for (const count of Object.values(counted)) expect(count).toBeGreaterThan(0)
  }, 240_000)
})
