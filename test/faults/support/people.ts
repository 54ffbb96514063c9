import { randomUUID } from 'node:crypto'
import type { EngagementRecord } from '../../../packages/record/src/index.ts'
import { aMembership, inWorkspace } from '../../support/builders.ts'
import type { Account, World } from './world.ts'

export type Headers = Record<string, string>
type Seat = { role: string; sees?: string }

const password = 'correct horse battery staple'

/** A seat with an account that can sign in; a guest sees one engagement. */
export async function anAccount(record: EngagementRecord, workspaceId: string, { role, sees }: Seat): Promise<Account> {
  const membershipId = randomUUID()
  const email = `${membershipId}@example.test`
  const userId = await record.auth.createAccount({ name: 'Ada', email, password })
  await aMembership(record, workspaceId, { id: membershipId, email, role, userId })
  if (sees !== undefined) {
    await inWorkspace(record, workspaceId, (tx) =>
      tx.grant.create({ data: { workspaceId, membershipId, role: 'VIEWER', engagementId: sees } }),
    )
  }
  return { membershipId, email }
}

/** Signs in at one process, from an address of its own: tries are counted by the address. Answers with the cookie. */
export async function signIn({ apis: [api], publicUrl }: World, { email }: Account): Promise<Headers> {
  const part = () => 1 + Math.floor(Math.random() * 250)
  const answer = await fetch(`${api.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: publicUrl,
      'x-forwarded-for': `10.${part()}.${part()}.${part()}`,
    },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`Signing in was answered ${answer.status}: ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  return { cookie: cookie.join('; ') }
}

export async function signOut({ apis: [api], publicUrl }: World, headers: Headers): Promise<void> {
  const answer = await fetch(`${api.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: publicUrl, ...headers },
    body: '{}',
  })
  if (!answer.ok) throw new Error(`Signing out was answered ${answer.status}`)
}
