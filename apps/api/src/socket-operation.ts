import type { EngagementRecord } from '@assay/record'
import { allRules, type Context, maxTokens, NotSignedIn, schema } from '@assay/schema'
import { type DocumentNode, type ExecutionArgs, GraphQLError, getOperationAST, parse, validate } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import { byToken, operationContext, whoReads } from './context.ts'
import { asGraphQLError } from './format-error.ts'
import type { Meter } from './meter.ts'
import { documentOf, type PersistedDocuments } from './persisted-documents.ts'

export type SocketRules = { documents: PersistedDocuments; freeText: boolean; meter: Meter }

export type SocketOperation = ExecutionArgs & { contextValue: Context }

/**
 * What a message over a socket asks for, after every check that HTTP makes; or what is wrong with it. Who asks is found
 * anew each time: a socket outlives the sessions, seats and tokens that it was opened with.
 */
export async function operationOf(
  record: EngagementRecord,
  headers: Headers,
  payload: SubscribePayload,
  { documents, freeText, meter }: SocketRules,
): Promise<SocketOperation | readonly GraphQLError[]> {
  try {
    const asking = await whoReads(record, headers)
    if (asking.viewer === null) throw new NotSignedIn()
    const text = documentOf(payload, { documents, freeText: freeText || byToken(asking) })
    const document = parse(text, { maxTokens })
    const wrong = validate(schema, document, allRules)
    if (wrong.length > 0) return wrong
    const contextValue = operationContext(record, asking, headers, '')
    meter(contextValue, document, chosen(document, payload.operationName ?? null))
    return {
      schema,
      document,
      contextValue,
      variableValues: payload.variables ?? null,
      operationName: payload.operationName ?? null,
    }
  } catch (error) {
    return [asGraphQLError(error)]
  }
}

function chosen(document: DocumentNode, name: string | null) {
  const operation = getOperationAST(document, name)
  if (operation == null) throw new GraphQLError('Name one operation of the document')
  return operation
}
