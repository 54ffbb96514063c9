import { createHash } from 'node:crypto'
import { Denied, InvalidInput } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, viewerOf } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { accessNow } from './access-now.ts'
import { changeMember } from './change-member.ts'
import { createApiToken } from './create-api-token.ts'
import { objectionTo } from './must-be-allowed.ts'
import { revokeApiToken } from './revoke-api-token.ts'
import { viewerOfToken } from './viewer-of-token.ts'

describe('an API token', () => {
  let world: TestRecord
  beforeAll(async () => {
    world = await openTestRecord()
    return world.close
  })
  const make = (fields: Partial<Parameters<typeof createApiToken>[2]> = {}) =>
    createApiToken(world.record, world.admin, { name: 'Pipeline', scopes: ['read'], ...fields })

  test('is shown once: the record keeps its hash and first characters', async () => {
    const { tokenId, secret } = await make()
    const { rows } = await world.record.directory.query<{ row: string; hash: Buffer; prefix: string }>(
      'SELECT to_jsonb(t)::text AS row, hash, prefix FROM api_token t WHERE id = $1',
      [tokenId],
    )
    expect(rows[0]?.row).not.toContain(secret)
    expect(rows[0]?.hash).toEqual(createHash('sha256').update(secret).digest())
    expect(rows[0]?.prefix).toBe(secret.slice(0, 12))
  })

  test('acts for its maker, within its scopes', async () => {
    const { secret } = await make({ scopes: ['read', 'findings:write'] })
    const viewer = await viewerOfToken(world.record, secret)
    if (viewer === null) throw new Error('The token does not stand')
    expect(viewer).toMatchObject({ membershipId: world.admin.membershipId, scopes: ['read', 'findings:write'] })
    expect(objectionTo(viewer, 'READ')).toBeNull()
    expect(objectionTo(viewer, 'WRITE_FINDINGS')).toBeNull()
    expect(objectionTo(viewer, 'TAKE_IN')?.message).toContain('needs the scope intake')
    expect(objectionTo(viewer, 'ADMINISTER')?.message).toContain('A person has to do it')
    await expect(createApiToken(world.record, viewer, { name: 'Child', scopes: ['intake'] })).rejects.toThrow(Denied)
  })

  test('ends when it is revoked, expires, or its maker loses the seat', async () => {
    const revoked = await make()
    const before = await viewerOfToken(world.record, revoked.secret)
    await revokeApiToken(world.record, world.admin, revoked)
    await revokeApiToken(world.record, world.admin, revoked)
    expect(await viewerOfToken(world.record, revoked.secret)).toBeNull()
    expect(before === null ? null : await accessNow(world.record, before)).toBeNull()

    const membershipId = await aMembership(world.record, world.workspaceId, { role: 'ADMIN' })
    const maker = await viewerOf(world.record, world.workspaceId, membershipId)
    const { secret } = await createApiToken(world.record, maker, { name: 'Theirs', scopes: ['read'] })
    await changeMember(world.record, world.admin, { membershipId, expectedVersion: 1, status: 'SUSPENDED' })
    expect(await viewerOfToken(world.record, secret)).toBeNull()
  })

  test('needs a name, a scope and an end that is still to come, and an administrator', async () => {
    await expect(make({ name: ' ' })).rejects.toThrow(InvalidInput)
    await expect(make({ scopes: [] })).rejects.toThrow('at least one scope')
    await expect(make({ expiresAt: new Date(0) })).rejects.toThrow('in the future')
    await expect(createApiToken(world.record, world.contributor, { name: 'Mine', scopes: ['read'] })).rejects.toThrow(
      Denied,
    )
  })
})
