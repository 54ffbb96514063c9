import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { refreshLapsedGates } from './refresh-lapsed-gates.ts'

describe('gates whose evidence lapses', () => {
  let world: Programme
  let now = new Date('2026-11-23T09:00:00Z')
  beforeAll(async () => {
    world = await aProgramme({ now: () => now })
    return world.close
  })

  test('say so once its last day is over, and not before', async () => {
    const owner = await world.seat({ name: 'Olga' })
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId)
    await world.passed(engagementId, ['INTAKE', 'TRAINING', 'EVALUATION'])
    await world.provide((await world.gateOf({ modelVersionId }, 'DEPLOYMENT')).id)
    const at = async (moment: string) => {
      now = new Date(moment)
      await refreshLapsedGates(world.record, world.workspaceId)
      return world.gateOf({ modelVersionId }, 'DEPLOYMENT')
    }
    expect(await at('2027-02-20T09:00:00Z')).toMatchObject({ status: 'READY', evidenceHave: 6 })
    expect(await at('2027-02-21T10:00:00Z')).toMatchObject({ status: 'COLLECTING', evidenceHave: 5 })
  })
})
