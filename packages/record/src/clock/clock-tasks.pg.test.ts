import { beforeAll, describe, expect, test } from 'vitest'
import { inWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { clockTasks } from './clock-tasks.ts'

let t: TestRecord
beforeAll(async () => {
  t = await openTestRecord()
  return () => t.close()
})

describe('the clock', () => {
  test('frees idempotency keys after seven days, and not before', async () => {
    const keys = [
      { key: 'old', createdAt: new Date(Date.now() - 8 * 86_400_000) },
      { key: 'young', createdAt: new Date(Date.now() - 6 * 86_400_000) },
    ]
    await inWorkspace(t.record, t.workspaceId, (tx) =>
      tx.idempotencyKey.createMany({
        data: keys.map((key) => ({
          ...key,
          workspaceId: t.workspaceId,
          actorId: 'MEMBERSHIP:x',
          requestHash: Buffer.alloc(32),
          command: 'test',
          entityId: 'e',
        })),
      }),
    )
    await clockTasks(t.record)['clock:forget']?.({}, { signal: new AbortController().signal, attempt: 1 })
    const left = await inWorkspace(t.record, t.workspaceId, (tx) => tx.idempotencyKey.findMany())
    expect(left.map(({ key }) => key)).toEqual(['young'])
  })
})
