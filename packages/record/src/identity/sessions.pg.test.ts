import { Denied, NotFound } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, aWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import type { Session } from './auth.ts'
import { confirmPresence } from './confirm-presence.ts'
import { switchWorkspace } from './switch-workspace.ts'
import { viewerOfSession } from './viewer-of-session.ts'

describe('a session', () => {
  let world: TestRecord
  let now = new Date()
  const email = 'ada@northgate.example'
  const password = 'a long enough password'
  let second: string
  beforeAll(async () => {
    world = await openTestRecord({ now: () => now })
    const userId = await world.record.auth.createAccount({ name: 'Ada', email, password })
    await aMembership(world.record, world.workspaceId, { userId, email })
    second = await aWorkspace(world.record)
    await aMembership(world.record, second, { userId, email })
    return world.close
  })

  const signIn = async (): Promise<{ session: Session; again: () => Promise<Session | null> }> => {
    const origin = 'http://127.0.0.1:4000'
    const answer = await world.record.auth.handler(
      new Request(`${origin}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ email, password }),
      }),
    )
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const again = () => world.record.auth.session(new Headers({ cookie }))
    const session = await again()
    if (session === null) throw new Error(`Signing in answered ${answer.status}`)
    return { session, again }
  }

  test('proves presence by the password, for five minutes', async () => {
    const { session, again } = await signIn()
    now = new Date(now.getTime() + 3_600_000)
    expect(await confirmPresence(world.record, session, password)).toEqual(new Date(now.getTime() + 5 * 60_000))
    expect((await again())?.authenticatedAt).toEqual(now)
  })

  test('may try five wrong passwords in five minutes, also all at once', async () => {
    const { session } = await signIn()
    const tried = await Promise.allSettled(
      Array.from({ length: 8 }, () => confirmPresence(world.record, session, 'a wrong password')),
    )
    const reasons = tried.map((one) => (one.status === 'rejected' ? String(one.reason.message) : ''))
    expect(reasons.filter((reason) => reason.includes('not your password'))).toHaveLength(5)
    expect(reasons.filter((reason) => reason.includes('Too many'))).toHaveLength(3)
    await expect(confirmPresence(world.record, session, password)).rejects.toThrow('Too many')
    now = new Date(now.getTime() + 5 * 60_000)
    await confirmPresence(world.record, session, password)
  })

  test('acts from the seat that was chosen last', async () => {
    const { session, again } = await signIn()
    expect((await viewerOfSession(world.record, session))?.workspaceId).toBe(world.workspaceId)
    await switchWorkspace(world.record, session, second)
    const now = await again()
    expect(now === null ? null : (await viewerOfSession(world.record, now))?.workspaceId).toBe(second)
  })

  test('cannot switch to a workspace without a seat, nor can a token switch', async () => {
    const { session } = await signIn()
    const foreign = await aWorkspace(world.record)
    for (const id of [foreign, crypto.randomUUID()]) {
      await expect(switchWorkspace(world.record, session, id)).rejects.toEqual(new NotFound('workspace'))
    }
    await expect(switchWorkspace(world.record, null, second)).rejects.toThrow(Denied)
  })
})
