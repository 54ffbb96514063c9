import { Denied } from '@assay/domain'
import type { EngagementRecord } from '@assay/record'
import { createSourceEventStream, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import { OperationContext } from '../operation-context.ts'
import { openBodies } from './bodies.ts'
import { openDeliver } from './deliver.ts'
import type { Follower } from './follower.ts'
import { type Hub, openHub } from './hub.ts'
import type { LiveSource } from './live-source.ts'
import type { LiveRequest } from './request.ts'
import type { Sink } from './sink.ts'

/** The streams of this process. */
export type Live = {
  /**
   * Begins to deliver to the sink, and answers with how to leave; or with why it does not begin, as an
   * ExecutionResult. `after` overrides the argument of that name, for transports that bring a cursor of their own.
   */
  follow(request: LiveRequest, sink: Sink, after?: bigint): Promise<(() => void) | ExecutionResult>
  /** How often an event was executed since the start, and who follows: for measuring. */
  figures(): { executions: number; followers: number }
  close(): void
}

export type LiveOptions = {
  schema: GraphQLSchema
  isFault: (error: GraphQLError) => boolean
  formatErrors: (errors: readonly GraphQLError[]) => unknown
  atOnce?: number
}

/** How long a workspace's window is kept after the last of its followers left: they may come back. */
const lingerMs = 30_000

export function openLive(record: EngagementRecord, { atOnce = 4, ...options }: LiveOptions): Live {
  const { deliver, executions } = openDeliver(record, { ...options, atOnce })
  const bodies = openBodies()
  const hubs = new Map<string, Promise<Hub>>()
  const open = new Set<Hub>()

  const stopListening = record.feed.onSessionsEnded(() => {
    for (const hub of open) hub.sweep()
  })

  function hubOf(workspaceId: string): Promise<Hub> {
    const found = hubs.get(workspaceId)
    if (found !== undefined) return found
    const opened = openHub(record, workspaceId, { deliver, bodies })
    hubs.set(workspaceId, opened)
    opened.then(
      (hub) => open.add(hub),
      () => hubs.delete(workspaceId),
    )
    return opened
  }

  function leave(hub: Hub, follower: Follower) {
    hub.remove(follower)
    const { workspaceId } = follower.request.viewer
    if (hub.followers() > 0) return
    setTimeout(() => {
      if (hub.followers() > 0 || !open.has(hub)) return
      hubs.delete(workspaceId)
      open.delete(hub)
      hub.close()
    }, lingerMs).unref()
  }

  async function sourceOf({ document, operationName, variables, viewer }: LiveRequest) {
    const contextValue = new OperationContext(record, viewer.audience, null)
    try {
      return await createSourceEventStream({
        schema: options.schema,
        document,
        operationName,
        variableValues: variables,
        contextValue,
      })
    } catch (error) {
      return refused(error instanceof Error ? error : new Error(String(error)))
    } finally {
      await contextValue.snapshot.close()
    }
  }

  return {
    async follow(request, sink, after) {
      const followed = await sourceOf(request)
      if (!('source' in followed)) return followed as ExecutionResult
      const described = followed.source as LiveSource
      if (described.follows === 'presence' && request.viewer.scopes !== null) {
        return refused(new Denied('Who is where is for people, not for tokens.'))
      }
      const source = after !== undefined && described.follows === 'log' ? { ...described, after } : described
      const hub = await hubOf(request.viewer.workspaceId)
      const follower: Follower = { request, sink, position: 0n, cohort: null, gone: false }
      if (!(await hub.add(follower, source))) sink.end('access-ended')
      return () => leave(hub, follower)
    },
    figures: () => ({ executions: executions(), followers: [...open].reduce((sum, hub) => sum + hub.followers(), 0) }),
    close() {
      stopListening()
      for (const hub of open) hub.close()
      hubs.clear()
    },
  }
}

/** A refusal has a path of its own, by which graphql-js takes it for an error that it has wrapped already. */
function refused(originalError: Error): ExecutionResult {
  return { errors: [new GraphQLError(originalError.message, { originalError })] }
}
