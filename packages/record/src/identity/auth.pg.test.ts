import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, aWorkspace } from '../../../../test/support/builders.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { openLog } from '../kernel/open-log.ts'
import { accessNow } from './access-now.ts'
import { seatsOfAccount, viewerOfSession } from './viewer-of-session.ts'

const address = 'http://127.0.0.1:4000'
const password = 'correct horse battery'

describe('an account', () => {
  let world: TestRecord
  const logged: string[] = []
  beforeAll(async () => {
    world = await openTestRecord({ log: openLog('info', { write: (line) => void logged.push(line) }) })
    return world.close
  })

  const aClient = () => Array.from({ length: 4 }, () => 1 + Math.floor(Math.random() * 250)).join('.')
  const post = (path: string, body: object, headers: Record<string, string> = {}, client = aClient()) =>
    world.record.auth.handler(
      new Request(`${address}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: address, ...headers },
        body: JSON.stringify(body),
      }),
      client,
    )
  const signIn = (email: string, secret = password) => post('/sign-in/email', { email, password: secret })
  const cookieOf = (response: Response) => {
    const [cookie = ''] = response.headers.getSetCookie()
    return { cookie, headers: new Headers({ cookie: cookie.split(';')[0] ?? '' }) }
  }
  async function anAccount() {
    const email = `${randomUUID()}@example.test`
    return { email, id: await world.record.auth.createAccount({ name: 'Ada', email, password }) }
  }
  /** Asks for a new password and opens the mail, which is sent after the answer. */
  async function resetLink(email: string): Promise<string> {
    expect((await post('/request-password-reset', { email, redirectTo: '/reset' })).status).toBe(200)
    const mail = () => logged.map((line) => JSON.parse(line).mail).find((each) => each?.to === email)
    await eventually('the mail is sent', () => mail() !== undefined)
    expect(mail().subject).toBe('Reset your Assay password')
    return /http\S+/.exec(mail().text)?.[0] ?? ''
  }
  async function signedIn() {
    const account = await anAccount()
    const { headers } = cookieOf(await signIn(account.email))
    const session = await world.record.auth.session(headers)
    if (session === null) throw new Error('Signing in gives a session')
    return { ...account, headers, session }
  }

  test('is found by its address, whatever the case, and made once', async () => {
    const { email, id } = await anAccount()
    const { auth } = world.record
    expect(await auth.accountOf(email.toUpperCase())).toBe(id)
    expect(await auth.accountOf('nobody@example.test')).toBeNull()
    await expect(auth.createAccount({ name: 'Eve', email: email.toUpperCase(), password })).rejects.toThrow()
    expect(await auth.passwordIs(id, password)).toBe(true)
    expect(await auth.passwordIs(id, 'another')).toBe(false)
    expect(await auth.passwordIs('unknown', password)).toBe(false)
  })

  test('signs in with a cookie that a script cannot read and a session that names the person', async () => {
    const { email, id } = await anAccount()
    const response = await signIn(email.toUpperCase())
    expect(response.status).toBe(200)
    const { cookie, headers } = cookieOf(response)
    expect(cookie).toMatch(/^assay_session=/)
    expect(cookie.toLowerCase()).toContain('httponly')
    expect(cookie.toLowerCase()).toContain('samesite=lax')
    const session = await world.record.auth.session(headers)
    expect(session).toMatchObject({ userId: id, email, name: 'Ada', workspaceId: null })
    expect(session?.authenticatedAt).toBeInstanceOf(Date)
  })

  test('is told from an unknown one by no answer', async () => {
    const { email } = await anAccount()
    const answers = await Promise.all([signIn(email, 'wrong password'), signIn('nobody@example.test')])
    const [wrong, unknown] = await Promise.all(
      answers.map(async (each) => ({ status: each.status, body: await each.text() })),
    )
    expect(wrong?.status).toBe(401)
    expect(wrong).toEqual(unknown)
    const resets = await Promise.all(
      [email, 'nobody@example.test'].map((each) => post('/request-password-reset', { email: each })),
    )
    const [known, other] = await Promise.all(
      resets.map(async (each) => ({ status: each.status, body: await each.text() })),
    )
    expect(known).toEqual(other)
  })

  test('cannot be made by a stranger', async () => {
    const stranger = { name: 'Eve', email: 'eve@example.test', password }
    expect((await post('/sign-up/email', stranger)).ok).toBe(false)
    expect(await world.record.auth.accountOf(stranger.email)).toBeNull()
  })

  test('signs in from this page only', async () => {
    const { email } = await anAccount()
    const { headers } = await signedIn()
    const forged = { origin: 'https://evil.example', cookie: headers.get('cookie') ?? '' }
    expect((await post('/sign-in/email', { email, password }, forged)).status).toBe(403)
  })

  test('takes a new password through the link that is mailed, once, and ends its sessions', async () => {
    const { email, session } = await signedIn()
    const link = await resetLink(email)
    const opened = await world.record.auth.handler(new Request(link))
    const target = new URL(opened.headers.get('location') ?? '', address)
    expect([opened.status, target.pathname]).toEqual([302, '/reset'])

    const token = target.searchParams.get('token')
    const reset = () => post('/reset-password', { token, newPassword: 'another horse battery' })
    expect((await reset()).status).toBe(200)
    expect((await reset()).ok).toBe(false)
    expect((await signIn(email)).status).toBe(401)
    expect((await signIn(email, 'another horse battery')).status).toBe(200)
    expect(await world.record.auth.sessionStands(session.id)).toBe(false)
  })

  test('refuses a short new password', async () => {
    const { email } = await anAccount()
    const token = new URL(await resetLink(email)).pathname.split('/').at(-1)
    expect((await post('/reset-password', { token, newPassword: 'short' })).status).toBe(400)
    expect((await signIn(email)).status).toBe(200)
  })

  test('answers too many tries of one client with 429, whatever address it claims, and serves the others', async () => {
    const { email } = await anAccount()
    const ask = (n: number, client: string) =>
      post(
        '/request-password-reset',
        { email },
        { 'x-forwarded-for': `10.0.0.${n}`, 'x-assay-client': `10.0.1.${n}` },
        client,
      )
    const answers: number[] = []
    for (let n = 1; n <= 6; n += 1) answers.push((await ask(n, '192.0.2.7')).status)
    expect(answers).toContain(429)
    expect((await ask(1, '192.0.2.8')).status).toBe(200)
  })

  test('signs out', async () => {
    const { headers, session } = await signedIn()
    expect((await post('/sign-out', {}, { cookie: headers.get('cookie') ?? '' })).status).toBe(200)
    expect(await world.record.auth.session(headers)).toBeNull()
    expect(await world.record.auth.sessionStands(session.id)).toBe(false)
  })

  test('asks from the workspace that the session chose, else from its oldest seat', async () => {
    const { id, headers, session } = await signedIn()
    const { record, workspaceId } = world
    expect(await viewerOfSession(record, session)).toBeNull()

    const older = await aMembership(record, workspaceId, { userId: id, createdAt: new Date('2026-01-01') })
    const other = await aWorkspace(record)
    const newer = await aMembership(record, other, { userId: id })
    expect((await seatsOfAccount(record, id)).map(({ membershipId }) => membershipId)).toEqual([older, newer])
    expect(await viewerOfSession(record, session)).toMatchObject({ workspaceId, membershipId: older, scopes: null })

    await record.auth.chooseWorkspace(session.id, other)
    const chosen = await record.auth.session(headers)
    if (chosen === null) throw new Error('The session stands')
    const viewer = await viewerOfSession(record, chosen)
    expect(viewer).toMatchObject({ workspaceId: other, membershipId: newer, sessionId: session.id })
  })

  test('proves to be there again, and loses its access with its sessions', async () => {
    const { id, headers, session } = await signedIn()
    const { record, workspaceId } = world
    await aMembership(record, workspaceId, { userId: id })
    const at = new Date('2026-11-23T08:00:00.000Z')
    await record.auth.confirmPresence(session.id, at, 'TOTP')
    const confirmed = await record.auth.session(headers)
    expect(confirmed).toMatchObject({ authenticatedAt: at, authenticatedBy: 'TOTP' })

    const viewer = confirmed && (await viewerOfSession(record, confirmed))
    if (viewer === null) throw new Error('The seat is active')
    expect(await accessNow(record, viewer)).toEqual(viewer.audience)
    await record.auth.endSessionsOf(id)
    expect(await accessNow(record, viewer)).toBeNull()
  })
})
