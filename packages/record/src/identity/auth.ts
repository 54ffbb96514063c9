import { type SessionMethod, sessionMethods } from '@assay/domain'
import { betterAuth } from 'better-auth'
import type { Logger } from 'pino'
import { accessChannel } from '../kernel/feed.ts'
import type { Mailer } from '../kernel/mail.ts'
import { openPool } from '../kernel/pool.ts'
import { asRole } from '../kernel/roles.ts'
import { hashPassword, verifyPassword } from './password.ts'

export type Session = {
  id: string
  userId: string
  email: string
  name: string
  /** The seat's workspace that the person chose last, when there are several. */
  workspaceId: string | null
  authenticatedAt: Date
  /** How the person last proved to be there. */
  authenticatedBy: SessionMethod
}

export type Auth = {
  /** Serves /api/auth/*: sign-in, sign-out, password reset. Tries are counted by the address of who asks. */
  handler(request: Request, clientAddress?: string): Promise<Response>
  session(headers: Headers): Promise<Session | null>
  /** Makes an account; answers with its id. Throws when the address has one. */
  createAccount(account: { name: string; email: string; password: string }): Promise<string>
  accountOf(email: string): Promise<string | null>
  passwordIs(userId: string, password: string): Promise<boolean>
  /** The person proved to be there again. */
  confirmPresence(sessionId: string, at: Date, by: SessionMethod): Promise<void>
  chooseWorkspace(sessionId: string, workspaceId: string): Promise<void>
  endSessionsOf(userId: string): Promise<void>
  sessionStands(sessionId: string): Promise<boolean>
  /** Those of the sessions that have neither ended nor expired. */
  sessionsStanding(sessionIds: readonly string[]): Promise<Set<string>>
  close(): Promise<void>
}

type Options = { ownerUrl: string; secret: string; publicUrl: string; mail: Mailer; log: Logger }

const clientAddressHeader = 'x-assay-client'
const endsSessions = /\/(sign-out|reset-password|change-password|revoke-[a-z-]*sessions?|delete-user)$/

/** Accounts, sessions and credentials in schema auth, through a role that reads nothing else. */
export function openAuth({ ownerUrl, secret, publicUrl, mail, log }: Options): Auth {
  const pool = openPool(asRole(ownerUrl, 'assay_auth', 'auth'), 5)
  const overHttps = publicUrl.startsWith('https:')
  const auth = betterAuth({
    database: pool,
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [publicUrl, publicUrl.replace('127.0.0.1', 'localhost')],
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message, ...about) => log[level]({ about }, `accounts: ${message}`) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
      async sendResetPassword({ user, url }) {
        await mail.send({
          to: user.email,
          subject: 'Reset your Assay password',
          text: `Open this link within an hour to choose a new password:\n${url}`,
        })
      },
    },
    session: {
      expiresIn: 7 * 86_400,
      additionalFields: {
        workspaceId: { type: 'string', required: false, input: false },
        authenticatedAt: { type: 'date', required: false, input: false, defaultValue: () => new Date() },
        authenticatedBy: { type: 'string', required: false, input: false, defaultValue: 'PASSWORD' },
      },
    },
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': { window: 60, max: 30 } } },
    advanced: {
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // Said outright: the library leaves the check out wherever the environment looks like a test.
      disableOriginCheck: false,
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: overHttps },
      cookies: { session_token: { name: overHttps ? '__Host-assay' : 'assay_session' } },
    },
  })

  /** A session is no part of any workspace's log, so its end is told to every process by itself; a sweep is the net. */
  const tellSessionsEnded = () =>
    pool.query(`NOTIFY ${accessChannel}`).catch((error: unknown) => {
      log.warn({ err: error }, 'telling that sessions ended failed')
    })

  return {
    async handler(request, clientAddress) {
      const headers = new Headers(request.headers)
      // Not x-forwarded-for: whoever sends a new one with each try would never be counted.
      headers.delete(clientAddressHeader)
      if (clientAddress !== undefined) headers.set(clientAddressHeader, clientAddress)
      const answer = await auth.handler(new Request(request, { headers }))
      if (request.method === 'POST' && endsSessions.test(new URL(request.url).pathname)) await tellSessionsEnded()
      return answer
    },
    async session(headers) {
      const found = await auth.api.getSession({ headers })
      if (found === null) return null
      const { session, user } = found
      return {
        id: session.id,
        userId: user.id,
        email: user.email,
        name: user.name,
        workspaceId: session.workspaceId ?? null,
        authenticatedAt: session.authenticatedAt ?? session.createdAt,
        authenticatedBy: sessionMethods.find((each) => each === session.authenticatedBy) ?? 'PASSWORD',
      }
    },
    async createAccount({ name, email, password }) {
      const hash = await hashPassword(password)
      const { internalAdapter } = await auth.$context
      const user = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: true },
        { method: 'email-password' },
      )
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      })
      return user.id
    },
    async accountOf(email) {
      const { rows } = await pool.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email.toLowerCase()])
      return rows[0]?.id ?? null
    },
    async passwordIs(userId, password) {
      const { rows } = await pool.query<{ password: string | null }>(
        `SELECT password FROM account WHERE "userId" = $1 AND "providerId" = 'credential'`,
        [userId],
      )
      const hash = rows[0]?.password
      return hash !== undefined && hash !== null && verifyPassword({ hash, password })
    },
    async confirmPresence(sessionId, at, by) {
      await pool.query('UPDATE session SET "authenticatedAt" = $2, "authenticatedBy" = $3 WHERE id = $1', [
        sessionId,
        at,
        by,
      ])
    },
    async chooseWorkspace(sessionId, workspaceId) {
      await pool.query('UPDATE session SET "workspaceId" = $2 WHERE id = $1', [sessionId, workspaceId])
    },
    async endSessionsOf(userId) {
      await pool.query('DELETE FROM session WHERE "userId" = $1', [userId])
      await tellSessionsEnded()
    },
    async sessionStands(sessionId) {
      return (await this.sessionsStanding([sessionId])).has(sessionId)
    },
    async sessionsStanding(sessionIds) {
      const { rows } = await pool.query<{ id: string }>(
        'SELECT id FROM session WHERE id = ANY($1) AND "expiresAt" > now()',
        [[...new Set(sessionIds)]],
      )
      return new Set(rows.map(({ id }) => id))
    },
    close: () => pool.end(),
  }
}
