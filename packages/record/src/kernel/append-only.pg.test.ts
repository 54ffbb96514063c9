import { leafHash, matches, openLeaf } from '@assay/ledger'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { anEngagement, inWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { change } from './change.ts'
import { asRole } from './roles.ts'

describe('the activity log', () => {
  let world: TestRecord
  let engagementId: string
  const changes = [{ field: 'name', from: 'Nora', to: 'Nora “2” \u{1f512}' }]
  beforeAll(async () => {
    world = await openTestRecord()
    engagementId = await anEngagement(world.record, world.workspaceId)
    await change(world.record, world.admin, async ({ announce }) => {
      announce({
        kind: 'engagement.changed',
        subject: { type: 'Engagement', id: engagementId, key: 'ENG-1' },
        engagementId,
        modelVersionId: '018f0000-0000-7000-8000-000000000001',
        gateId: '018f0000-0000-7000-8000-000000000002',
        findingId: '018f0000-0000-7000-8000-000000000003',
        changes,
        refs: { commentId: '018f0000-0000-7000-8000-000000000004' },
        reason: 'Renamed after the merger',
      })
      return engagementId
    })
    await world.record.sequencer.settle(world.workspaceId)
    return world.close
  })

  async function as(url: string, statement: string): Promise<string> {
    const client = new pg.Client(url)
    await client.connect()
    try {
      await client.query("SELECT set_config('assay.workspace', $1, false)", [world.workspaceId])
      await client.query(statement)
      return 'done'
    } catch (error) {
      return error instanceof pg.DatabaseError ? error.message : String(error)
    } finally {
      await client.end()
    }
  }
  const rewrites = [
    "UPDATE activity SET reason = 'never said'",
    'UPDATE activity SET seq = seq + 1000',
    'DELETE FROM activity',
    'TRUNCATE activity',
  ]

  test.each(rewrites)('refuses the app: %s', async (statement) => {
    expect(await as(asRole(world.ownerUrl, 'assay_app'), statement)).toBe('permission denied for table activity')
  })
  test.each(rewrites)('refuses the sequencer: %s', async (statement) => {
    expect(await as(asRole(world.ownerUrl, 'assay_sequencer'), statement)).toBe('permission denied for table activity')
  })
  test.each(rewrites)('refuses even its owner: %s', async (statement) => {
    expect(await as(world.ownerUrl, statement)).toBe('The activity log is append-only')
  })

  test('takes nothing from the app but facts that wait for their place', async () => {
    const app = asRole(world.ownerUrl, 'assay_app')
    expect(await as(app, 'INSERT INTO activity DEFAULT VALUES')).toBe('permission denied for table activity')
    expect(await as(app, 'UPDATE activity_head SET size = 0')).toBe('permission denied for table activity_head')
    expect(await as(app, 'SELECT FROM activity_pending')).toBe('permission denied for table activity_pending')
    expect(await as(app, 'DELETE FROM activity_pending')).toBe('permission denied for table activity_pending')
  })

  test('stores leaf bytes that hash to the leaf hash and hold every column of the row', async () => {
    const row = await inWorkspace(world.record, world.workspaceId, (tx) => tx.activity.findFirstOrThrow())
    expect(Buffer.from(leafHash(row.leaf)).equals(row.leafHash)).toBe(true)
    const leaf = openLeaf(row.leaf)
    expect(leaf).toMatchObject({
      workspaceId: world.workspaceId,
      seq: Number(row.seq),
      at: row.at.toISOString(),
      kind: row.kind,
      actor: { type: row.actorType, id: row.actorId },
      subject: { type: row.subjectType, id: row.subjectId, key: row.subjectKey },
      engagementId: row.engagementId,
      refs: {
        commentId: '018f0000-0000-7000-8000-000000000004',
        activityId: row.id,
        modelVersionId: row.modelVersionId,
        gateId: row.gateId,
        findingId: row.findingId,
      },
    })
    const values = { actorLabel: row.actorName, changes, reason: row.reason }
    expect(row.changes).toEqual(changes)
    expect(matches(leaf, values, row.salt)).toBe(true)
    expect(matches(leaf, { ...values, reason: 'Renamed' }, row.salt)).toBe(false)
    expect(matches(leaf, { ...values, actorLabel: 'Somebody else' }, row.salt)).toBe(false)
  })
})
