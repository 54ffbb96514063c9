import { randomUUID } from 'node:crypto'
import { Denied, InvalidInput, NotFound } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, aMembership, anEngagement, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { commentOnFinding } from './comment-on-finding.ts'

let world: TestRecord
let findingId: string
beforeAll(async () => {
  world = await openTestRecord()
  const engagementId = await anEngagement(world.record, world.workspaceId)
  findingId = await aFinding(world.record, world.workspaceId, engagementId)
  return () => world.close()
})

const finding = () =>
  inWorkspace(world.record, world.workspaceId, (tx) => tx.finding.findFirstOrThrow({ where: { id: findingId } }))

describe('commenting on a finding', () => {
  test('counts every comment of many at once and leaves the version alone', async () => {
    const say = (n: number) => commentOnFinding(world.record, world.contributor, { findingId, body: ` ${n} ` })
    await Promise.all([1, 2, 3, 4].map(say))
    expect(await finding()).toMatchObject({ commentCount: 4, version: 1 })
    const comments = await inWorkspace(world.record, world.workspaceId, (tx) =>
      tx.comment.findMany({ where: { findingId } }),
    )
    expect(comments.map(({ body }) => body).sort()).toEqual(['1', '2', '3', '4'])
  })
  test('takes the id that the client drew, once', async () => {
    const comment = { id: randomUUID(), findingId, body: 'seen' }
    expect(await commentOnFinding(world.record, world.contributor, comment)).toBe(comment.id)
    await expect(commentOnFinding(world.record, world.contributor, comment)).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    })
  })
  test('is refused when empty, on what is not seen, and to who only reads', async () => {
    const comment = { findingId, body: ' ' }
    await expect(commentOnFinding(world.record, world.contributor, comment)).rejects.toThrow(InvalidInput)
    const missing = { findingId: 'x', body: 'hello' }
    await expect(commentOnFinding(world.record, world.contributor, missing)).rejects.toThrow(NotFound)
    const reader = await aMembership(world.record, world.workspaceId, { role: 'VIEWER' })
    const viewer = await viewerOf(world.record, world.workspaceId, reader)
    await expect(commentOnFinding(world.record, viewer, { findingId, body: 'hello' })).rejects.toThrow(Denied)
  })
})
