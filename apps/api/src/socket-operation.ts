import type { EngagementRecord } from '@assay/record'
import { type Context, type LiveRequest, lookBack, NotSignedIn, schema, type Turnstile } from '@assay/schema'
import { type DocumentNode, type ExecutionArgs, GraphQLError, getOperationAST, OperationTypeNode } from 'graphql'
import { byToken, operationContext, whoReads } from './context.ts'
import { preparedDocument } from './document-cache.ts'
import { asGraphQLError } from './format-error.ts'
import type { Meter } from './meter.ts'
import { documentOf, type PersistedDocuments } from './persisted-documents.ts'

export type StreamRules = {
  documents: PersistedDocuments
  freeText: boolean
  meter: Meter
  /** The line of those whose access is looked at before they follow. */
  inLine: Turnstile
}

export type StreamPayload = {
  query?: unknown
  operationName?: string | null | undefined
  variables?: Record<string, unknown> | null | undefined
  extensions?: unknown
}

export type AskedOperation = {
  args: ExecutionArgs & { contextValue: Context }
  /** What is to be followed; null for a query or a mutation. */
  live: LiveRequest | null
}

/**
 * What a message over a stream asks for, after every check that HTTP makes; or what is wrong with it. Who asks is found
 * anew each time: a socket outlives the sessions, seats and tokens that it was opened with.
 */
export async function operationOf(
  record: EngagementRecord,
  headers: Headers,
  payload: StreamPayload,
  { documents, freeText, meter, inLine }: StreamRules,
  address = '',
): Promise<AskedOperation | readonly GraphQLError[]> {
  try {
    const asking = await inLine(() => whoReads(record, headers))
    const { viewer } = asking
    if (viewer === null) throw new NotSignedIn()
    const text = documentOf(payload, { documents, freeText: freeText || byToken(asking) })
    const prepared = preparedDocument(text)
    if ('wrong' in prepared) return prepared.wrong
    const { document } = prepared
    const operationName = payload.operationName ?? null
    const operation = chosen(document, operationName)
    const contextValue = operationContext(record, asking, headers, address)
    meter(contextValue, document, operation)
    const variables = payload.variables ?? {}
    lookBack(contextValue, document, operation, variables)
    const live =
      operation.operation === OperationTypeNode.SUBSCRIPTION ? { document, operationName, variables, viewer } : null
    return { args: { schema, document, contextValue, variableValues: variables, operationName }, live }
  } catch (error) {
    return [asGraphQLError(error)]
  }
}

function chosen(document: DocumentNode, name: string | null) {
  const operation = getOperationAST(document, name)
  if (operation == null) throw new GraphQLError('Name one operation of the document')
  return operation
}
