import { type ExecutionResult, execute, parse, validate } from 'graphql'
import type { Session } from '../../packages/record/src/identity/auth.ts'
import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'
import { openSnapshot } from '../../packages/record/src/kernel/snapshot.ts'
import type { Viewer } from '../../packages/record/src/kernel/viewer.ts'
import { type Context, NotSignedIn, schema, seesOf } from '../../packages/schema/src/index.ts'

export type Answer = { data: Record<string, unknown>; errors: readonly string[] }
export type Ask = (document: string, variables?: Record<string, unknown>) => Promise<Answer>

/** Asks the graph as this viewer, or as a visitor; every question has a context of its own, as over HTTP. */
export function graphAs(record: EngagementRecord, viewer: Viewer | null, session: Session | null = null): Ask {
  return async (document, variables = {}) => {
    const parsed = parse(document)
    const invalid = validate(schema, parsed)
    if (invalid.length > 0) throw new Error(invalid.map(({ message }) => message).join('\n'))
    const contextValue = contextOf(record, viewer, session)
    try {
      const { data, errors }: ExecutionResult = await execute({
        schema,
        document: parsed,
        variableValues: variables,
        contextValue,
      })
      return { data: data ?? {}, errors: (errors ?? []).map(({ message }) => message) }
    } finally {
      await contextValue.snapshot.close()
    }
  }
}

function contextOf(record: EngagementRecord, viewer: Viewer | null, session: Session | null): Context {
  const audience = viewer?.audience ?? null
  const snapshot = openSnapshot(record.prisma, audience?.workspaceId ?? '')
  return {
    record,
    snapshot,
    session,
    headers: new Headers(),
    sees: seesOf(() => audience, snapshot),
    idempotencyKey: null,
    audienceOrNull: audience,
    viewerOrNull: viewer,
    now: record.now,
    get audience() {
      if (audience === null) throw new NotSignedIn()
      return audience
    },
    get viewer() {
      if (viewer === null) throw new NotSignedIn()
      return viewer
    },
  }
}
