import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client'
import { Kind, OperationTypeNode } from 'graphql'
import { EMPTY } from 'rxjs'
import { openCache } from './client.ts'
import { persistedLink } from './persisted-link.ts'

/**
 * A client of one past moment. What stood then is kept apart from what stands now: both have the same ids. Every
 * document that takes the moment is given it; nothing is followed, and nothing can be changed.
 */
export function openPastClient(asOf: string): ApolloClient {
  const atMoment = new ApolloLink((operation, forward) => {
    if (operation.operationType === OperationTypeNode.SUBSCRIPTION) return EMPTY
    if (operation.operationType === OperationTypeNode.MUTATION) throw new Error('The past cannot be changed')
    const takesIt = operation.query.definitions.some(
      (each) =>
        each.kind === Kind.OPERATION_DEFINITION &&
        each.variableDefinitions?.some(({ variable }) => variable.name.value === 'asOf'),
    )
    if (takesIt) operation.variables = { ...operation.variables, asOf }
    return forward(operation)
  })
  return new ApolloClient({
    cache: openCache(),
    link: ApolloLink.from([atMoment, persistedLink, new HttpLink({ uri: '/graphql', credentials: 'same-origin' })]),
  })
}
