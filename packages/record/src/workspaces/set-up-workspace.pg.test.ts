import { Conflict, Denied, InvalidInput } from '@assay/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import { aWorkspace } from '../../../../test/support/builders.ts'
import { openEmptyRecord } from '../../../../test/support/empty-record.ts'
import { viewerOfSeat } from '../identity/viewer-of-session.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { setUpWorkspace } from './set-up-workspace.ts'
import { setupState } from './setup-state.ts'

describe('setting up an installation', () => {
  let record: EngagementRecord
  const person = {
    workspaceName: ' Northgate Pay ',
    name: 'Ada Lind',
    email: ' Ada@Northgate.example',
    password: 'correct horse battery',
  }

  beforeEach(async () => {
    const empty = await openEmptyRecord()
    record = empty.record
    return empty.close
  })

  test('makes the workspace with its catalogue, and seats its owner as administrator and signer', async () => {
    expect(await setupState(record)).toEqual({ needed: true, personas: [] })
    const { workspaceId, membershipId } = await setUpWorkspace(record, person)
    expect(await setupState(record)).toEqual({ needed: false, personas: [] })
    const owner = await viewerOfSeat(record, workspaceId, membershipId)
    expect(owner).toMatchObject({ actor: { name: 'Ada Lind' }, roles: ['ADMIN', 'SIGNER'] })

    await record.sequencer.settle(workspaceId)
    const { workspace, facts, layers, email } = await read(record, workspaceId, async ({ db }) => ({
      workspace: await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } }),
      facts: await db.activity.findMany({ orderBy: { seq: 'asc' } }),
      layers: await db.layer.count(),
      email: (await db.membership.findFirst())?.email,
    }))
    expect(workspace).toMatchObject({ name: 'Northgate Pay', slug: expect.stringMatching(/^northgate-pay-/) })
    expect(facts.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ['workspace.created', membershipId],
      ['member.joined', membershipId],
    ])
    expect(JSON.stringify(facts.map(({ changes }) => changes))).not.toContain('@')
    expect(layers).toBe(6)
    expect(email).toBe('ada@northgate.example')
  })

  test('is won by one of many who try at once', async () => {
    const tried = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => setUpWorkspace(record, { ...person, email: `person${n}@northgate.example` })),
    )
    const lost = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(lost).toHaveLength(7)
    for (const refusal of lost) expect(refusal instanceof Conflict || refusal instanceof Denied).toBe(true)
    const { rows } = await record.directory.query('SELECT FROM workspace')
    expect(rows).toHaveLength(1)
  })

  test('is over once there is a workspace', async () => {
    await setUpWorkspace(record, person)
    await expect(setUpWorkspace(record, { ...person, email: 'eve@northgate.example' })).rejects.toThrow(Denied)
    expect(await record.auth.accountOf('eve@northgate.example')).toBeNull()
  })

  test('names every unfit field', async () => {
    const refused = setUpWorkspace(record, { workspaceName: ' ', name: '', email: 'ada', password: 'short' })
    await expect(refused).rejects.toThrow(InvalidInput)
    await expect(refused).rejects.toMatchObject({
      fields: [{ path: ['workspaceName'] }, { path: ['name'] }, { path: ['email'] }, { path: ['password'] }],
    })
  })

  test('takes up an account that a failed attempt left behind, given its password', async () => {
    await record.auth.createAccount({ name: 'Ada', email: 'ada@northgate.example', password: person.password })
    await expect(setUpWorkspace(record, { ...person, password: 'not the password' })).rejects.toThrow(Denied)
    expect(await setUpWorkspace(record, person)).toMatchObject({ workspaceId: expect.any(String) })
  })

  test('offers the personas of a demo to visitors of this machine only', async () => {
    await aWorkspace(record, { isDemo: true })
    const { personas } = await setupState(record)
    expect(personas.map(({ email }) => email)).toContain('tomas.vidal@northgate.example')
    expect(personas.map(({ status }) => status)).not.toContain('REMOVED')
    expect(await setupState({ ...record, publicUrl: 'https://assay.example' })).toEqual({ needed: false, personas: [] })
  })
})
