import { type ExecutionResult, execute, getOperationAST, parse, validate } from 'graphql'
import type { Session } from '../../packages/record/src/identity/auth.ts'
import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'
import type { Viewer } from '../../packages/record/src/kernel/viewer.ts'
import { lookBack, OperationContext, schema } from '../../packages/schema/src/index.ts'

export type Answer = { data: Record<string, unknown>; errors: readonly string[] }
export type Ask = (document: string, variables?: Record<string, unknown>) => Promise<Answer>

/** Asks the graph as this viewer, or as a visitor; every question has a context of its own, as over HTTP. */
export function graphAs(record: EngagementRecord, viewer: Viewer | null, session: Session | null = null): Ask {
  return async (document, variables = {}) => {
    const parsed = parse(document)
    const invalid = validate(schema, parsed)
    if (invalid.length > 0) throw new Error(invalid.map(({ message }) => message).join('\n'))
    const headers = new Headers()
    const contextValue = new OperationContext(record, viewer?.audience ?? null, viewer, { session, headers })
    try {
      const operation = getOperationAST(parsed)
      if (operation != null) lookBack(contextValue, parsed, operation, variables)
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
