import { createHash, randomUUID } from 'node:crypto'
import { Conflict, Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { inWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { type Change, change } from './change.ts'
import type { Viewer } from './viewer.ts'

describe('a retry with the same idempotency key', () => {
  let world: TestRecord
  beforeAll(async () => {
    world = await openTestRecord()
    return world.close
  })

  const asking = (viewer: Viewer, key: string, request: string): Viewer => ({
    ...viewer,
    idempotency: { key, requestHash: createHash('sha256').update(request).digest() },
  })
  const open = async ({ tx, viewer, announce }: Change) => {
    const id = randomUUID()
    await tx.label.create({ data: { workspaceId: viewer.workspaceId, id, name: id } })
    announce({ kind: 'workspace.created', subject: { type: 'Workspace', id } })
    return id
  }
  const labels = () => inWorkspace(world.record, world.workspaceId, (tx) => tx.label.count())

  test('has one effect and one answer, also when sixteen come at once', async () => {
    const viewer = asking(world.contributor, 'k1', 'a label')
    const before = await labels()
    const answers = await Promise.all(Array.from({ length: 16 }, () => change(world.record, viewer, open)))
    expect(new Set(answers).size).toBe(1)
    expect(await labels()).toBe(before + 1)
    expect(await change(world.record, viewer, open)).toBe(answers[0])
    await world.record.sequencer.settle(world.workspaceId)
    const facts = await inWorkspace(world.record, world.workspaceId, (tx) =>
      tx.activity.count({ where: { subjectId: answers[0] ?? '' } }),
    )
    expect(facts).toBe(1)
  })

  test('is refused when it asks for something else', async () => {
    await change(world.record, asking(world.contributor, 'k2', 'a label'), open)
    const other = change(world.record, asking(world.contributor, 'k2', 'another'), open)
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    await expect(other).rejects.toBeInstanceOf(Conflict)
  })

  test('is a first try for another person', async () => {
    const mine = await change(world.record, asking(world.contributor, 'k3', 'a label'), open)
    expect(await change(world.record, asking(world.admin, 'k3', 'a label'), open)).not.toBe(mine)
  })

  test('may do what an earlier try was refused, since a refusal is not kept', async () => {
    const viewer = asking(world.contributor, 'k4', 'a label')
    const refused = change(world.record, viewer, async () => {
      throw new Refusal('DENIED', 'Not yet')
    })
    await expect(refused).rejects.toThrow('Not yet')
    expect(await change(world.record, viewer, open)).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('does the work when the first try is still under way and then fails', async () => {
    const viewer = asking(world.contributor, 'k5', 'a label')
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = change(world.record, viewer, async () => {
      begun.resolve()
      await goOn.promise
      throw new Refusal('DENIED', 'Not this time')
    })
    await begun.promise
    const second = change(world.record, viewer, open)
    goOn.resolve()
    await expect(first).rejects.toThrow('Not this time')
    expect(await second).toMatch(/^[0-9a-f-]{36}$/)
  })
})
