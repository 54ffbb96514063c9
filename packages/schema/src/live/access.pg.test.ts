import { randomUUID } from 'node:crypto'
import { change, viewerOfToken } from '@assay/record'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anEngagement } from '../../../../test/support/builders.ts'
import { followerOf } from '../../../../test/support/follower.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { hashToken, newToken } from '../../../record/src/identity/token-secret.ts'

describe('a stream of the activity', () => {
  let world: TestRecord
  let its: ReturnType<typeof followerOf>
  let engagementId: string
  beforeAll(async () => {
    world = await openTestRecord()
    its = followerOf(world)
    return world.close
  })
  beforeEach(async () => {
    engagementId = await anEngagement(world.record, world.workspaceId)
  })

  test('shows a guest the granted engagements alone', async () => {
    const { id, viewer } = await its.seat({ role: 'GUEST' })
    const start = await its.head()
    const granted = await anEngagement(world.record, world.workspaceId)
    await its.bound((tx) =>
      tx.grant.create({
        data: { workspaceId: world.workspaceId, membershipId: id, engagementId: granted, role: 'CONTRIBUTOR' },
      }),
    )
    await its.say(engagementId)
    const seq = await its.say(granted)
    const { next, leave } = await its.follow(viewer, {}, start)
    expect(await next()).toBe(seq)
    leave()
  })

  test('hides an engagement that became restricted, also the facts that were there before', async () => {
    const { viewer } = await its.seat()
    const start = await its.head()
    await its.say(engagementId)
    await change(world.record, world.admin, async ({ tx, announce }) => {
      await tx.engagement.updateMany({ where: { id: engagementId }, data: { restricted: true } })
      announce({ kind: 'engagement.changed', subject: { type: 'Engagement', id: engagementId }, engagementId })
      return engagementId
    })
    await its.say(engagementId)
    const { next, leave } = await its.follow(viewer, {}, start)
    const open = await anEngagement(world.record, world.workspaceId)
    expect(await its.say(open)).toBe(await next())
    leave()
  })

  test('keeps a restricted engagement visible to its owner and to the members it names', async () => {
    const { id, viewer } = await its.seat()
    const { id: namedId, viewer: named } = await its.seat()
    const data = { workspaceId: world.workspaceId, engagementId, membershipId: namedId }
    await its.bound(async (tx) => {
      await tx.engagement.updateMany({ where: { id: engagementId }, data: { restricted: true, ownerId: id } })
      await tx.engagementMember.create({ data })
    })
    for (const each of [viewer, named]) {
      const { next, leave } = await its.follow(each, { engagementId }, await its.head())
      const coming = next()
      expect(await its.say(engagementId)).toBe(await coming)
      leave()
    }
  })

  test('hides what follows a withdrawn grant in the same batch', async () => {
    const { id, viewer } = await its.seat({ role: 'GUEST' })
    const kept = await anEngagement(world.record, world.workspaceId)
    const grant = (on: string) => ({
      workspaceId: world.workspaceId,
      membershipId: id,
      engagementId: on,
      role: 'VIEWER',
    })
    await its.bound((tx) => tx.grant.createMany({ data: [grant(engagementId), grant(kept)] }))
    const { next, leave } = await its.follow(viewer, {}, await its.head())
    const coming = next()
    await change(world.record, world.admin, async ({ tx, announce }) => {
      await tx.grant.deleteMany({ where: { membershipId: id, engagementId } })
      announce({ kind: 'grant.withdrawn', subject: { type: 'Membership', id } })
      announce({ kind: 'engagement.changed', subject: { type: 'Engagement', id: engagementId }, engagementId })
      return id
    })
    expect(await its.say(kept)).toBe(await coming)
    leave()
  })

  test('goes on where it was when the person may see more', async () => {
    const { id, viewer } = await its.seat({ role: 'GUEST' })
    const { next, leave } = await its.follow(viewer, {}, await its.head())
    const member = await its.follow(world.contributor, {}, await its.head())
    const before = member.next()
    expect(await its.say(engagementId)).toBe(await before)
    member.leave()
    await change(world.record, world.admin, async ({ tx, announce }) => {
      const data = { workspaceId: world.workspaceId, membershipId: id, engagementId, role: 'VIEWER' }
      await tx.grant.create({ data })
      announce({ kind: 'grant.given', subject: { type: 'Membership', id } })
      return id
    })
    const coming = next()
    expect(await its.say(engagementId)).toBe(await coming)
    leave()
  })

  test('ends when the membership is suspended', async () => {
    const { id, viewer } = await its.seat()
    const { next } = await its.follow(viewer, { engagementId }, await its.head())
    const coming = next()
    await its.bound((tx) => tx.membership.updateMany({ where: { id }, data: { status: 'SUSPENDED' } }))
    await its.say(engagementId)
    expect(await coming).toBe('ended')
  })

  test('ends when the session ended', async () => {
    const { viewer } = await its.seat()
    const { next } = await its.follow({ ...viewer, sessionId: randomUUID() }, { engagementId }, await its.head())
    expect(await next()).toBe('ended')
  })

  test('ends when the token is revoked, by the sweep, though no fact says so', async () => {
    const secret = newToken()
    const id = randomUUID()
    const token = {
      id,
      name: 'pipeline',
      prefix: 'assay_x',
      scopes: 'read',
      createdById: world.admin.membershipId ?? '',
    }
    await its.bound((tx) =>
      tx.apiToken.create({
        data: { ...token, workspaceId: world.workspaceId, hash: new Uint8Array(hashToken(secret)) },
      }),
    )
    const viewer = await viewerOfToken(world.record, secret)
    if (viewer === null) throw new Error('The token stands')
    const { next } = await its.follow(viewer, { engagementId }, await its.head())
    const coming = next()
    await its.bound((tx) => tx.apiToken.updateMany({ where: { id }, data: { revokedAt: new Date() } }))
    expect(await coming).toBe('ended')
  })
})
