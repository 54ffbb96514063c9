import { client } from '../graph/client.ts'

/** Ends the session, forgets what was read with it, and shows the door. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  await client.clearStore()
  location.assign('/sign-in')
}
