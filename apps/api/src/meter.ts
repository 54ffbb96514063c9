import type { ApolloServerPlugin } from '@apollo/server'
import { type Context, measure, openRates, schema } from '@assay/schema'
import { GraphQLError } from 'graphql'

/** Counts each operation against its caller's minute, and answers 429 with Retry-After once that is used up. */
export function meter(): ApolloServerPlugin<Context> {
  const rates = openRates()
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, contextValue, response }) {
          if (operation === undefined) return
          const caller = callerOf(contextValue)
          const { cost } = measure(schema, document, operation)
          const rate = rates.take(caller, cost, Date.now())
          if (rate !== null) {
            contextValue.rate = rate
            return
          }
          const seconds = Math.max(1, Math.ceil((rates.resetsAt(caller, Date.now()).getTime() - Date.now()) / 1_000))
          response.http.headers.set('retry-after', String(seconds))
          throw new GraphQLError(`You asked for more than a minute allows: try again in ${seconds} s`, {
            extensions: { code: 'RATE_LIMITED', http: { status: 429 } },
          })
        },
      }
    },
  }
}

function callerOf({ viewerOrNull }: Context): string {
  return viewerOrNull === null ? 'nobody' : `${viewerOrNull.actor.type}:${viewerOrNull.actor.id ?? ''}`
}
