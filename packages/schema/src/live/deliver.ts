import { setTimeout as pause } from 'node:timers/promises'
import type { Audience, EngagementRecord } from '@assay/record'
import { type DocumentNode, type ExecutionResult, execute, type GraphQLError, type GraphQLSchema } from 'graphql'
import { OperationContext } from '../operation-context.ts'
import type { Delivery } from './sink.ts'
import { openTurnstile } from './turnstile.ts'

export type Question = {
  document: DocumentNode
  operationName: string | null
  variables: { readonly [name: string]: unknown }
  audience: Audience
}

/** Answers a question for one event. */
export type Deliver = (question: Question, event: unknown, seq: bigint, gone: AbortSignal) => Promise<Delivery>

type Options = {
  schema: GraphQLSchema
  /** Whether a result failed for reasons of its own, and what callers learn of its errors. */
  isFault: (error: GraphQLError) => boolean
  formatErrors: (errors: readonly GraphQLError[]) => unknown
  /** How many events are executed at once: each holds a connection, and queries want some too. */
  atOnce: number
}

/** Seven seconds of it: connections may break several times in a row while the database itself is there. */
const tries = 8
const longestWait = 2_000

/**
 * Executes once for a whole cohort, with a context of its own for each event: no viewer, fresh loaders and scope
 * checks, one snapshot. While the database is away it waits for it: an event is never delivered as an error because a
 * connection broke.
 */
export function openDeliver(
  record: EngagementRecord,
  { schema, isFault, formatErrors, atOnce }: Options,
): { deliver: Deliver; executions: () => number } {
  const pass = openTurnstile(atOnce)
  let executions = 0

  async function answer({ audience, document, operationName, variables }: Question, event: unknown) {
    const contextValue = new OperationContext(record, audience, null)
    executions += 1
    try {
      return (await execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        rootValue: event,
        contextValue,
      })) as ExecutionResult
    } finally {
      await contextValue.snapshot.close()
    }
  }

  const answers = () =>
    record.app.query('SELECT 1').then(
      () => true,
      () => false,
    )

  return {
    executions: () => executions,
    async deliver(question, event, seq, gone) {
      for (let failed = 1; ; failed += 1) {
        const { data = null, errors } = await pass(() => answer(question, event))
        const fault = errors?.some(isFault) ?? false
        if (fault && !gone.aborted && (failed < tries || !(await answers()))) {
          await pause(Math.min(longestWait, 50 * 2 ** failed), undefined, { signal: gone }).catch(() => undefined)
          continue
        }
        const result = errors === undefined ? { data } : { data, errors: formatErrors(errors) }
        const tail = ownBytes(`${JSON.stringify(result)}}`)
        return { json: tail.subarray(0, -1), tail, seq }
      }
    },
  }
}

/** Deliveries are kept, and a small buffer from Node's pool would keep the whole slab alive that it was cut from. */
function ownBytes(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  return bytes
}
