import { setTimeout as pause } from 'node:timers/promises'
import { type Audience, type EngagementRecord, openTimedSnapshot } from '@assay/record'
import { type DocumentNode, type ExecutionResult, execute, type GraphQLError, type GraphQLSchema } from 'graphql'
import { OperationContext } from '../operation-context.ts'
import { gather } from './gather.ts'
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
  /** How many snapshots are read at once: each holds a connection, and queries want some too. */
  atOnce: number
}

/** Seven seconds of it: connections may break several times in a row while the database itself is there. */
const tries = 8
const longestWait = 2_000
/** How many events share a snapshot at most. */
const mostTogether = 16
const none = new Headers()

/**
 * Executes once for a whole cohort, with a context of its own for each event: no viewer, fresh scope checks. Events of
 * a question that wait together, as in a burst, share one snapshot, which reads each row once for all of them. While
 * the database is away it waits for it: an event is never delivered as an error because a connection broke.
 */
export function openDeliver(
  record: EngagementRecord,
  { schema, isFault, formatErrors, atOnce }: Options,
): { deliver: Deliver; executions: () => number; snapshots: () => number } {
  const pass = openTurnstile(atOnce)
  const together = new WeakMap<Question, (event: unknown) => Promise<ExecutionResult>>()
  let executions = 0
  let snapshots = 0

  async function answerAll(question: Question, events: readonly unknown[]): Promise<ExecutionResult[]> {
    const { audience, document, operationName, variables } = question
    const snapshot = openTimedSnapshot(record, audience.workspaceId)
    executions += events.length
    snapshots += 1
    try {
      return await Promise.all(
        events.map(async (rootValue) => {
          const contextValue = new OperationContext(record, audience, null, { session: null, headers: none, snapshot })
          const result = execute({
            schema,
            document,
            operationName,
            variableValues: variables,
            rootValue,
            contextValue,
          })
          return (await result) as ExecutionResult
        }),
      )
    } finally {
      await snapshot.close()
    }
  }

  async function answerAlone(question: Question, event: unknown): Promise<ExecutionResult> {
    const [result] = await pass(() => answerAll(question, [event]))
    return result as ExecutionResult
  }

  function answerWithOthers(question: Question, event: unknown): Promise<ExecutionResult> {
    const answer =
      together.get(question) ?? gather(mostTogether, pass, (events: readonly unknown[]) => answerAll(question, events))
    together.set(question, answer)
    return answer(event)
  }

  const answers = () =>
    record.app.query('SELECT 1').then(
      () => true,
      () => false,
    )

  return {
    executions: () => executions,
    snapshots: () => snapshots,
    async deliver(question, event, seq, gone) {
      for (let failed = 1; ; failed += 1) {
        // An event that fails may have broken the snapshot of those beside it: from then on each is by itself.
        const answer = failed === 1 ? answerWithOthers : answerAlone
        const { data = null, errors } = await answer(question, event)
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
