import { ApolloLink } from '@apollo/client'
import type { DocumentNode } from 'graphql'

/** Sends the hash of a document that the server knows from the build, never its text. */
export const persistedLink = new ApolloLink((operation, forward) => {
  const hash = hashOf(operation.query)
  operation.extensions = { ...operation.extensions, persistedQuery: { version: 1, sha256Hash: hash } }
  operation.setContext({ http: { includeQuery: false, includeExtensions: true } })
  return forward(operation)
})

function hashOf(document: DocumentNode): string {
  const meta = Reflect.get(document, '__meta__') as { hash?: string } | undefined
  if (meta?.hash === undefined) throw new Error('A document of the page was not made by the build')
  return meta.hash
}
