import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, anEngagement, inWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { Prisma } from '../generated/client/client.ts'
import { asOfSql } from './as-of-sql.ts'

describe('the rows of a table as of a moment', () => {
  let world: TestRecord
  let id: string
  const day = (n: number) => new Date(Date.UTC(2026, 0, n, 9))
  beforeAll(async () => {
    world = await openTestRecord()
    const engagementId = await anEngagement(world.record, world.workspaceId)
    id = await aFinding(world.record, world.workspaceId, engagementId, { title: 'leak', updatedAt: day(1) })
    const where = { workspaceId_id: { workspaceId: world.workspaceId, id } }
    await inWorkspace(world.record, world.workspaceId, async (tx) => {
      await tx.finding.update({ where, data: { title: 'key leak', updatedAt: day(5) } })
      await tx.finding.update({ where, data: { title: 'key leaked', updatedAt: day(9) } })
    })
    return world.close
  })

  test.each<[string, number, string[]]>([
    ['before the first', 0, []],
    ['at the very moment of the first', 1, ['leak']],
    ['between two changes', 4, ['leak']],
    ['at the very moment of a change', 5, ['key leak']],
    ['after the last', 12, ['key leaked']],
  ])('are those that stood then, %s', async (_, n, titles) => {
    const of = Prisma.sql`workspace_id = ${world.workspaceId}::uuid AND id = ${id}::uuid`
    const found = await inWorkspace(
      world.record,
      world.workspaceId,
      (tx) =>
        tx.$queryRaw<{ title: string }[]>`SELECT f.title FROM (${asOfSql('finding', ['title'], day(n), of)}) AS f`,
    )
    expect(found.map(({ title }) => title)).toEqual(titles)
  })

  test('refuse a column whose name is none', () => {
    expect(() => asOfSql('finding', ['title; DROP'], day(1))).toThrow('No name of a column')
  })
})
