import type { GraphiQLProps } from 'graphiql'
import { type ExecutionResult, getOperationAST, OperationTypeNode, parse } from 'graphql'
import { createClient } from 'graphql-ws'

type Fetcher = NonNullable<GraphiQLProps['fetcher']>

/** Asks the graph with a token: queries and mutations over HTTP, subscriptions over a socket. No cookie is sent. */
export function fetcherFor(token: string): Fetcher {
  const socket = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { token },
    lazy: true,
  })
  return ({ query, variables, operationName }) => {
    const payload = { query, variables, operationName }
    const isStream = getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.SUBSCRIPTION
    // Over the wire, errors arrive as the plain objects that GraphiQL prints.
    return isStream ? (socket.iterate(payload) as AsyncIterable<ExecutionResult>) : ask(token, payload)
  }
}

async function ask(token: string, payload: object): Promise<ExecutionResult> {
  const answer = await fetch('/graphql', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(payload),
  })
  return answer.json()
}
