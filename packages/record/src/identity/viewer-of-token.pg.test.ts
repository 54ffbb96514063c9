import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, inWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import type { Prisma } from '../generated/client/client.ts'
import { accessNow } from './access-now.ts'
import { hashToken, newToken } from './token-secret.ts'
import { viewerOfToken } from './viewer-of-token.ts'

describe('who asks with a token', () => {
  let world: TestRecord
  beforeAll(async () => {
    world = await openTestRecord()
    return world.close
  })

  const bound = <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(world.record, world.workspaceId, work)
  async function aToken(fields: Partial<Prisma.ApiTokenUncheckedCreateInput> = {}) {
    const secret = newToken()
    const data = {
      id: randomUUID(),
      name: 'pipeline',
      prefix: secret.slice(0, 10),
      hash: new Uint8Array(hashToken(secret)),
      scopes: 'read intake',
      createdById: world.admin.membershipId ?? '',
      ...fields,
      workspaceId: world.workspaceId,
    }
    await bound((tx) => tx.apiToken.create({ data }))
    return { id: data.id, secret }
  }

  test('is the token, with its scopes, bounded by the seat that answers for it', async () => {
    const { id, secret } = await aToken()
    expect(await viewerOfToken(world.record, secret)).toEqual({
      ...world.admin,
      actor: { type: 'TOKEN', id, name: 'pipeline' },
      scopes: ['read', 'intake'],
      sessionId: id,
      authenticatedAt: null,
    })
  })

  test('is remembered as the last use, at most once a minute', async () => {
    const { id, secret } = await aToken()
    const lastUse = () => bound(async (tx) => (await tx.apiToken.findFirst({ where: { id } }))?.lastUsedAt)
    expect(await lastUse()).toBeNull()
    await viewerOfToken(world.record, secret)
    const first = await lastUse()
    expect(first).toBeInstanceOf(Date)
    await viewerOfToken(world.record, secret)
    expect(await lastUse()).toEqual(first)
  })

  test.each<[string, Partial<Prisma.ApiTokenUncheckedCreateInput>]>([
    ['was revoked', { revokedAt: new Date() }],
    ['has expired', { expiresAt: new Date(Date.now() - 1_000) }],
  ])('is nobody when it %s', async (_, fields) => {
    const { secret } = await aToken(fields)
    expect(await viewerOfToken(world.record, secret)).toBeNull()
  })

  test('is nobody when it is unknown or no token at all', async () => {
    for (const secret of [newToken(), '', 'assay_', "assay_' OR 1=1 --"]) {
      expect(await viewerOfToken(world.record, secret)).toBeNull()
    }
  })

  test('is nobody when the seat that answers for it is suspended', async () => {
    const createdById = await aMembership(world.record, world.workspaceId)
    const { secret } = await aToken({ createdById })
    const viewer = await viewerOfToken(world.record, secret)
    if (viewer === null) throw new Error('The token stands')
    expect(await accessNow(world.record, viewer)).toEqual(viewer.audience)
    await bound((tx) => tx.membership.updateMany({ where: { id: createdById }, data: { status: 'SUSPENDED' } }))
    expect(await viewerOfToken(world.record, secret)).toBeNull()
    expect(await accessNow(world.record, viewer)).toBeNull()
  })
})
