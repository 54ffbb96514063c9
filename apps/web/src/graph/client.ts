import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { relayStylePagination } from '@apollo/client/utilities'
import { OperationTypeNode } from 'graphql'
import { createClient } from 'graphql-ws'
import { persistedLink } from './persisted-link.ts'
import { possibleTypes } from './possible-types.ts'

/** The one socket of the page. Reconnecting is the stream's own matter, since it resumes by cursor. */
export const socket = createClient({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  lazy: true,
  retryAttempts: 0,
  keepAlive: 10_000,
})

export const client = new ApolloClient({
  cache: new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Viewer: { keyFields: [] },
      Posture: { keyFields: [] },
      RaciMatrix: { keyFields: false },
      Query: {
        fields: {
          // Pages of one list are one list in the cache; another filter or order is another list.
          findings: relayStylePagination(['filter', 'sort']),
          activity: relayStylePagination(['filter']),
          engagements: relayStylePagination(['filter']),
          gates: relayStylePagination(['filter']),
        },
      },
      // What has no id of its own comes whole each time.
      RaciRow: { fields: { problems: { merge: false }, cells: { merge: false } } },
      Gate: { fields: { reasons: { merge: false }, checklist: { merge: false }, accountable: { merge: false } } },
      Finding: { fields: { activity: relayStylePagination() } },
    },
  }),
  link: persistedLink.concat(
    ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
    ),
  ),
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
})
