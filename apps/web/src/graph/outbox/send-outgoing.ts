import { type ApolloClient, CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client'
import { graphql } from '../../generated/gql/index.ts'
import { faultRefusal, refusalIn } from '../refusal.ts'
import { documentNow } from './document-now.ts'
import type { Outgoing, Sent } from './outgoing.ts'

/** Who the browser acts for now: another tab may have gone on to another seat. */
const OutboxSeat = graphql(`
  query OutboxSeat {
    viewer { membership { id } }
  }
`)

const answerMs = 20_000
/** What the server, or whoever stands before it, answers when it cannot take anything now. */
const later = new Set([401, 408, 425, 429, 502, 503, 504])
const laterCodes = new Set(['OVERLOADED', 'UNAUTHENTICATED', 'RATE_LIMITED'])

/** Sends a write of the outbox, as its author and nobody else. */
export async function sendOutgoing(
  client: ApolloClient,
  entry: Outgoing,
  again: boolean,
  stop: AbortSignal,
): Promise<Sent> {
  const signal = AbortSignal.any([AbortSignal.timeout(answerMs), stop])
  try {
    if (again) {
      const { data } = await client.query({
        query: OutboxSeat,
        fetchPolicy: 'no-cache',
        context: { fetchOptions: { signal } },
      })
      if (data?.viewer?.membership.id !== entry.seat) return { kind: 'unreachable' }
    }
    const { data, error } = await client.mutate<{ [field: string]: unknown }>({
      mutation: documentNow(entry.document),
      variables: { input: entry.input },
      context: { headers: { 'idempotency-key': entry.id }, fetchOptions: { signal } },
    })
    if (error !== undefined) throw error
    const result = Object.values(data ?? {}).find((each) => typeof each === 'object' && each !== null) ?? {}
    const refusal = refusalIn(result)
    if (refusal === null) return { kind: 'done', result: result as { [field: string]: unknown } }
    return { kind: 'refused', refusal }
  } catch (error) {
    return mayPass(error) ? { kind: 'unreachable' } : { kind: 'refused', refusal: faultRefusal(error) }
  }
}

/** Whether the same may get through later: it never arrived, or the server had no time for it. */
function mayPass(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors.some(({ extensions }) => laterCodes.has(String(extensions?.code)))
  }
  if (ServerError.is(error) || ServerParseError.is(error)) return later.has(error.statusCode)
  return true
}
