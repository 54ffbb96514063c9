import { client } from '../../graph/client.ts'

export type SignInOutcome = 'signed-in' | 'wrong' | 'unreachable'

/** Opens a session; what the cache held of nobody, or of somebody else, is forgotten. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  try {
    const answer = await post('/api/auth/sign-in/email', { email, password })
    if (!answer.ok) return answer.status >= 500 ? 'unreachable' : 'wrong'
    await client.clearStore()
    return 'signed-in'
  } catch {
    return 'unreachable'
  }
}

export const askForReset = (email: string) => post('/api/auth/request-password-reset', { email, redirectTo: '/reset' })

/** Answers whether the link held. */
export async function resetPassword(token: string, newPassword: string): Promise<boolean> {
  return (await post('/api/auth/reset-password', { token, newPassword })).ok
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}
