import type { TypedDocumentNode } from '@graphql-typed-document-node/core'

/** The link does not let in any more: revoked, expired, or never one of ours. */
export class LinkRefused extends Error {}
/** The server runs another version of the page than this one. */
export class OtherVersion extends Error {}

const patienceMs = 8_000

/** Asks over HTTP what the page was built to ask, with the link's token and no cookie. */
export async function askBoard<Data>(
  token: string,
  document: TypedDocumentNode<Data, Record<string, never>>,
): Promise<Data> {
  const answer = await fetch('/graphql', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(byHash(document)),
    signal: AbortSignal.timeout(patienceMs),
  })
  if (answer.status === 401 || answer.status === 403) throw new LinkRefused()
  const { data, errors = [] } = (await answer.json()) as { data?: Data; errors?: { extensions?: { code?: string } }[] }
  if (errors.some(({ extensions }) => extensions?.code === 'UNKNOWN_DOCUMENT')) throw new OtherVersion()
  if (data == null || errors.length > 0) throw new Error(`The board was answered ${answer.status}`)
  return data
}

/** An operation by the hash of its document: the server takes no text from a board. */
export function byHash(document: object): { query: string; extensions: { persistedQuery: object } } {
  const { hash } = Reflect.get(document, '__meta__') as { hash: string }
  return { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }
}
