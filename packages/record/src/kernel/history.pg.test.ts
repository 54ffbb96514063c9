import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, anEngagement, inWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'

type Past = { title: string; severity: number; valid_from: Date; valid_to: Date }

describe('the history of a finding', () => {
  let world: TestRecord
  let engagementId: string
  beforeAll(async () => {
    world = await openTestRecord()
    engagementId = await anEngagement(world.record, world.workspaceId)
    return world.close
  })
  const bound = <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(world.record, world.workspaceId, work)
  const past = (id: string) =>
    bound(
      (tx) => tx.$queryRaw<Past[]>`
        SELECT title, severity, valid_from, valid_to FROM finding_history WHERE id = ${id}::uuid ORDER BY valid_from`,
    )

  test('keeps each prior row with the time in which it held, without a gap', async () => {
    const [opened, raised, named] = ['2026-01-01', '2026-02-01', '2026-03-01'].map(
      (day) => new Date(`${day}T09:00:00Z`),
    )
    const id = await aFinding(world.record, world.workspaceId, engagementId, {
      title: 'leak',
      severity: 2,
      ...(opened && { updatedAt: opened }),
    })
    const where = { workspaceId_id: { workspaceId: world.workspaceId, id } }
    await bound((tx) => tx.finding.update({ where, data: { severity: 4, ...(raised && { updatedAt: raised }) } }))
    await bound((tx) => tx.finding.update({ where, data: { title: 'key leak', ...(named && { updatedAt: named }) } }))
    expect(await past(id)).toEqual([
      { title: 'leak', severity: 2, valid_from: opened, valid_to: raised },
      { title: 'leak', severity: 4, valid_from: raised, valid_to: named },
    ])
  })

  test('says nothing of an update that changed nothing', async () => {
    const id = await aFinding(world.record, world.workspaceId, engagementId)
    await bound((tx) => tx.$executeRaw`UPDATE finding SET title = title WHERE id = ${id}::uuid`)
    expect(await past(id)).toEqual([])
  })

  test('cannot be rewritten by the app', async () => {
    const rewrite = bound((tx) => tx.$executeRaw`UPDATE finding_history SET title = 'never happened'`)
    await expect(rewrite).rejects.toThrow('permission denied')
    await expect(bound((tx) => tx.$executeRaw`DELETE FROM finding_history`)).rejects.toThrow('permission denied')
  })
})
