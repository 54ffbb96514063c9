import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningServer, type ServerSettings, startServer } from '../../apps/api/src/server.ts'
import type { TokenScope } from '../../packages/domain/src/index.ts'
import { createApiToken } from '../../packages/record/src/identity/create-api-token.ts'
import type { Settings } from '../../packages/record/src/kernel/record.ts'
import type { Viewer } from '../../packages/record/src/kernel/viewer.ts'
import { root } from '../../scripts/lib/root.ts'
import { inWorkspace } from './builders.ts'
import { freePort } from './free-port.ts'
import { aProgramme } from './programme.ts'

type Serving = Partial<ServerSettings> & { record?: Partial<Settings> }

/** What a caller shows: a cookie, a token, or nothing. */
export type Headers = Record<string, string>

export type GraphAnswer = {
  status: number
  headers: globalThis.Headers
  /** The body as it was sent. */
  text: string
  data: Record<string, unknown> | null
  errors: readonly { message: string; extensions?: { code?: string; requestId?: string } }[]
}

export type ServedRecord = Awaited<ReturnType<typeof aServedRecord>>

const password = 'correct horse battery staple'

/** A programme of the test's own behind a running server on a free port. Its page is empty; free text is off. */
export async function aServedRecord({ record: settings = {}, ...serving }: Serving = {}) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const programme = await aProgramme({ publicUrl: url, ...settings })
  const { record } = programme
  const pageFolder = mkdtempSync(path.join(tmpdir(), 'assay-page-'))
  let server: RunningServer | null = await startServer(record, {
    host: '127.0.0.1',
    port,
    version: '0.0.0-test',
    pageFolder,
    documentsFile: path.join(root, 'apps/web/src/generated/gql/persisted-documents.json'),
    ...serving,
  })
  const stop = async () => {
    await server?.stop()
    server = null
  }

  return {
    ...programme,
    url,
    pageFolder,
    /** What its streams have cost so far. */
    streams: () => server?.streams() ?? { executions: 0, followers: 0 },
    /** Takes the server away, as SIGTERM does. */
    stop,
    /** Gives the seat an account and signs it in through the door. Answers with the cookie as a header. */
    async signedIn({ workspaceId, membershipId }: Viewer): Promise<Headers> {
      const id = membershipId ?? ''
      const where = { workspaceId_id: { workspaceId, id } }
      const email = await inWorkspace(record, workspaceId, async (tx) => {
        return (await tx.membership.findUniqueOrThrow({ where })).email
      })
      const userId =
        (await record.auth.accountOf(email)) ?? (await record.auth.createAccount({ name: 'A', email, password }))
      await inWorkspace(record, workspaceId, (tx) => tx.membership.update({ where, data: { userId } }))
      const answer = await fetch(`${url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ email, password }),
      })
      const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
      if (answer.status !== 200) throw new Error(`Signing in was answered ${answer.status}: ${await answer.text()}`)
      return { cookie: cookie.join('; ') }
    },
    /** A token that the seat answers for. */
    async tokenOf(viewer: Viewer, scopes: readonly TokenScope[] = ['read']) {
      const { tokenId, secret } = await createApiToken(record, viewer, { name: 'pipeline', scopes })
      return { tokenId, secret, headers: { authorization: `Bearer ${secret}` } }
    },
    ask: (headers: Headers, query: string, variables: object = {}) => post(url, headers, { query, variables }),
    post: (headers: Headers, body: unknown) => post(url, headers, body),
    async close() {
      await stop()
      await programme.close()
      rmSync(pageFolder, { recursive: true, force: true })
    },
  }
}

async function post(url: string, headers: Headers, body: unknown): Promise<GraphAnswer> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.text()
  const { data = null, errors = [] } = parsed(text)
  return { status: answer.status, headers: answer.headers, text, data, errors }
}

function parsed(text: string): Partial<Pick<GraphAnswer, 'data' | 'errors'>> {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
