import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, anEngagement, inWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { connectOwner } from '../kernel/connect-owner.ts'
import { openTimedSnapshot } from './timed-snapshot.ts'

type Columns = { name: string; columns: string[] }

describe('the schema of the past', () => {
  let world: TestRecord
  let engagementId: string
  beforeAll(async () => {
    world = await openTestRecord()
    engagementId = await anEngagement(world.record, world.workspaceId)
    return world.close
  })

  async function columnsIn(schema: string): Promise<Columns[]> {
    const owner = await connectOwner(world.ownerUrl)
    const { rows } = await owner.query<Columns>(
      `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
         AND c.relname NOT LIKE '%\\_history' AND has_table_privilege('assay_app', c.oid, 'SELECT')
       GROUP BY c.relname ORDER BY c.relname`,
      [schema],
    )
    await owner.end()
    return rows
  }

  test('has every table that the app reads, with every column', async () => {
    expect(await columnsIn('as_of')).toEqual(await columnsIn('public'))
  })

  test('shows a row once, in the state that ended first, also where commands wrote their times out of order', async () => {
    const begun = Date.now() + 1_000
    const at = (seconds: number) => new Date(begun + seconds * 1_000)
    const fields = { title: 'first', updatedAt: at(0) }
    const id = await aFinding(world.record, world.workspaceId, engagementId, fields)
    const where = { workspaceId_id: { workspaceId: world.workspaceId, id } }
    await inWorkspace(world.record, world.workspaceId, async (tx) => {
      await tx.finding.update({ where, data: { title: 'second', updatedAt: at(20) } })
      await tx.finding.update({ where, data: { title: 'third', updatedAt: at(10) } })
      await tx.finding.update({ where, data: { title: 'fourth', updatedAt: at(30) } })
    })
    const titles = async (seconds: number) => {
      const snapshot = openTimedSnapshot({ ...world.record, now: () => at(60) }, world.workspaceId)
      snapshot.readAsOf(at(seconds))
      const found = await snapshot.db.finding.findMany({ where: { id } })
      await snapshot.close()
      return found.map(({ title }) => title)
    }
    expect([await titles(-1), await titles(15), await titles(25), await titles(31)]).toEqual([
      [],
      ['first'],
      ['third'],
      ['fourth'],
    ])
  })

  test('cannot be written', async () => {
    const snapshot = openTimedSnapshot(world.record, world.workspaceId)
    snapshot.readAsOf(new Date())
    const write = snapshot.db.finding.updateMany({ data: { title: 'never happened' } })
    await expect(write).rejects.toThrow()
    await snapshot.close()
  })
})
