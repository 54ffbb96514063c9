import type { EngagementRecord } from '@assay/record'
import type { Context } from '@assay/schema'
import { createSourceEventStream, type ExecutionResult, execute } from 'graphql'
import { streamContext } from './context.ts'
import { asGraphQLError } from './format-error.ts'
import type { SocketOperation } from './socket-operation.ts'

type Delivering = { audience: Context['audience'] }

/**
 * Subscribes with a fresh context for every event.
 *
 * graphql-js keeps one context for a whole subscription, and with it one cached permission check and one snapshot.
 * Each event brings the audience that it was read for; the delivery sees that and nobody's viewer.
 */
export async function subscribeAfresh(record: EngagementRecord, args: SocketOperation) {
  const events = await createSourceEventStream(args)
    .catch((error: unknown): ExecutionResult => ({ errors: [asGraphQLError(error)] }))
    .finally(() => args.contextValue.snapshot.close())
  if (!(Symbol.asyncIterator in events)) return events
  const source = events[Symbol.asyncIterator]()

  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const event = await source.next()
      if (event.done) return event
      const contextValue = streamContext(record, (event.value as Delivering).audience)
      try {
        return { done: false, value: await execute({ ...args, rootValue: event.value, contextValue }) }
      } finally {
        await contextValue.snapshot.close()
      }
    },
    async return() {
      await source.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return results
    },
  }
  return results
}
