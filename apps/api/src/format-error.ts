import { randomUUID } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import { Refusal } from '@assay/domain'
import { Overloaded } from '@assay/record'
import { NotSignedIn } from '@assay/schema'
import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { Rejected } from './rejected.ts'

/** What a caller learns of an error: a code and, for the unexpected, a request id under which the log has the rest. */
export function formatError(log: Logger, formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const error = unwrapResolverError(thrown)
  const known = codeOf(error)
  const where = formatted.path === undefined ? {} : { path: formatted.path }
  if (error instanceof Error && known !== null) {
    return { message: error.message, ...where, extensions: { code: known } }
  }
  const code = String(formatted.extensions?.code ?? 'INTERNAL_SERVER_ERROR')
  if (code !== 'INTERNAL_SERVER_ERROR') {
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {}
    return { ...formatted, extensions }
  }
  const requestId = randomUUID()
  log.error({ err: error, requestId, path: formatted.path }, 'an operation failed unexpectedly')
  return {
    message: 'Something went wrong on our side. Try again; if it stays, send us the request id.',
    ...where,
    extensions: { code, requestId },
  }
}

function codeOf(error: unknown): string | null {
  if (error instanceof NotSignedIn) return 'UNAUTHENTICATED'
  if (error instanceof Overloaded) return 'OVERLOADED'
  if (error instanceof Refusal) return error.code
  if (error instanceof Rejected) return error.status === 401 ? 'UNAUTHENTICATED' : 'FORBIDDEN'
  return null
}
