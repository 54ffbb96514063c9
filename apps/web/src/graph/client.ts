import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'
import { OperationTypeNode } from 'graphql'
import { openPageOutbox } from './outbox/page-outbox.ts'
import { persistedLink } from './persisted-link.ts'
import { possibleTypes } from './possible-types.ts'
import { readAgainLink } from './read-again-link.ts'
import { ownKeeper, sharedKeeper } from './socket/keepers.ts'
import { openLiveSocket } from './socket/live-socket.ts'
import { socketLink } from './socket/socket-link.ts'
import { keepAwake } from './socket/wakefulness.ts'

/** The sockets, shared by all tabs of the browser where it allows that. Reconnecting is the stream's own matter. */
export const socket = openLiveSocket(sharedKeeper, ownKeeper())
keepAwake(socket)

/** What is known of the record by id; of now, or of one past moment. */
export const openCache = () =>
  new InMemoryCache({
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
      Gate: {
        fields: {
          reasons: { merge: false },
          checklist: { merge: false },
          accountable: { merge: false },
          approval: { merge: false },
        },
      },
      Finding: { fields: { activity: relayStylePagination() } },
    },
  })

export const client = new ApolloClient({
  cache: openCache(),
  link: persistedLink.concat(
    ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      socketLink(socket),
      readAgainLink.concat(new HttpLink({ uri: '/graphql', credentials: 'same-origin' })),
    ),
  ),
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
})

/** What people write and the record does not hold yet. */
export const outbox = openPageOutbox(client)
