import { type Context, measure, openRates, schema } from '@assay/schema'
import { type DocumentNode, GraphQLError, type OperationDefinitionNode } from 'graphql'

/** Counts an operation against its caller's minute; throws RATE_LIMITED, 429 with Retry-After, once that is used up. */
export type Meter = (context: Context, document: DocumentNode, operation: OperationDefinitionNode) => void

/** One for HTTP and sockets, so that a caller has one minute. */
export function openMeter(costAMinute?: number): Meter {
  const rates = openRates(costAMinute)
  return (context, document, operation) => {
    const { cost } = measure(schema, document, operation)
    const now = Date.now()
    const rate = rates.take(context.caller, cost, now)
    if (rate === null) throw tooMuch(rates.resetsAt(context.caller, now).getTime() - now)
    context.rate = rate
  }
}

function tooMuch(waitMs: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000))
  const headers = new Map([['retry-after', String(seconds)]])
  return new GraphQLError(`You asked for more than a minute allows: try again in ${seconds} s`, {
    extensions: { code: 'RATE_LIMITED', http: { status: 429, headers } },
  })
}
