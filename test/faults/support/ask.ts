import type { Headers } from './people.ts'

export type Answered = { data?: Record<string, unknown> | null; errors?: { extensions?: { code?: string } }[] }

/** One request to the graph. Rejects where there is no answer of the graph: no connection, or a status of its own. */
export async function ask(url: string, headers: Headers, query: string, variables: object = {}): Promise<Answered> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(30_000),
  })
  const text = await answer.text()
  if (!text.startsWith('{')) throw new Error(`${answer.status}: ${text.slice(0, 200)}`)
  return JSON.parse(text)
}

/** The same, where anything but what was asked for is a mistake of the test. */
export async function askOrThrow<Data>(url: string, headers: Headers, query: string, variables = {}): Promise<Data> {
  const answer = await ask(url, headers, query, variables)
  if (answer.data == null || answer.errors !== undefined) throw new Error(JSON.stringify(answer))
  return answer.data as Data
}

export const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` })
export const gid = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64')
