import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, viewerOf } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { change } from './change.ts'
import { heldMark } from './pipelined-client.ts'
import { openPool } from './pool.ts'

describe('a pipelined connection', () => {
  let world: TestRecord
  let pool: pg.Pool
  beforeAll(async () => {
    world = await openTestRecord({ poolSize: 2 })
    pool = openPool(world.ownerUrl, 1)
    return async () => {
      await pool.end()
      await world.close()
    }
  })

  test('answers what is asked side by side in its order, each with its own result', async () => {
    const client = await pool.connect()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => client.query<{ n: number }>('SELECT $1::int AS n', [n])),
    )
    client.release()
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(Array.from({ length: 50 }, (_, n) => n))
  })

  test('fails one question without failing the next', async () => {
    const client = await pool.connect()
    const answers = await Promise.allSettled([client.query('SELECT 1/0'), client.query('SELECT 1')])
    client.release()
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  test('holds the opening of a transaction until its first statement, which then stands in it', async () => {
    const client = await pool.connect()
    await client.query('BEGIN')
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    const { rows } = await client.query('SHOW transaction_isolation')
    await client.query('ROLLBACK')
    client.release()
    expect(rows).toEqual([{ transaction_isolation: 'repeatable read' }])
  })

  test('gives the error of a held statement to the one that it travels with', async () => {
    const client = await pool.connect()
    await client.query('BEGIN')
    await client.query(`${heldMark} SELECT 1/0`)
    await expect(client.query('COMMIT')).rejects.toThrow('division by zero')
    await expect(client.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 })
    client.release()
  })

  test('lets a change fail as a whole when its facts cannot be written, and gives every connection back', async () => {
    const { record, workspaceId } = world
    const viewer = await viewerOf(record, workspaceId, await aMembership(record, workspaceId))
    const engagementId = await anEngagement(record, workspaceId)
    const where = { workspaceId_id: { workspaceId, id: engagementId } }
    const unwritable = () =>
      change(record, viewer, async ({ tx, announce }) => {
        await tx.engagement.update({ where, data: { name: 'never' } })
        // No column takes it: PostgreSQL refuses the fact after the work is done.
        const subject = { type: 'Engagement', id: 'not a uuid' } as const
        announce({ kind: 'engagement.changed', subject, engagementId })
        return engagementId
      })
    for (let tries = 0; tries < 5; tries += 1) await expect(unwritable()).rejects.toThrow('uuid')

    await change(record, viewer, async ({ tx, announce }) => {
      expect((await tx.engagement.findUniqueOrThrow({ where })).name).toBe('Nora')
      announce({ kind: 'engagement.changed', subject: { type: 'Engagement', id: randomUUID() }, engagementId })
      return engagementId
    })
  })
})
