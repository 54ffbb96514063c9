import { randomUUID } from 'node:crypto'
import { Refusal } from '@assay/domain'
import { Overloaded } from '@assay/record'
import { NotSignedIn } from '@assay/schema'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { unexpected } from './answer-to.ts'
import { Rejected } from './rejected.ts'

/** What a caller learns of an error: a code and, for the unexpected, a request id under which the log has the rest. */
export function formatError(log: Logger, formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const error = causeOf(thrown)
  const known = codeOf(error)
  const where = formatted.path === undefined ? {} : { path: formatted.path }
  if (error instanceof Error && known !== null) {
    return { message: error.message, ...where, extensions: { code: known } }
  }
  const code = codeOfRequest(formatted, error)
  if (code !== null) {
    const { stacktrace: _, http: __, ...extensions } = formatted.extensions ?? {}
    return { ...formatted, extensions: { ...extensions, code } }
  }
  const requestId = randomUUID()
  log.error({ err: error, requestId, path: formatted.path }, 'an operation failed unexpectedly')
  return { message: unexpected, ...where, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }
}

/** The same for what a socket sends, which no server has formatted before. */
export function formatErrors(log: Logger, errors: readonly Error[]): GraphQLFormattedError[] {
  return errors.map((error) => formatError(log, asGraphQLError(error).toJSON(), error))
}

/** Whether this is no answer but a failure on the way to one: another try may succeed. */
export function isFault(error: GraphQLError): boolean {
  const cause = causeOf(error)
  if (cause instanceof Overloaded) return true
  return codeOf(cause) === null && codeOfRequest(error.toJSON(), cause) === null
}

/** A refusal has a path of its own, by which graphql-js takes it for an error that it has wrapped already. */
export function asGraphQLError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown
  const originalError = thrown instanceof Error ? thrown : new Error(String(thrown))
  return new GraphQLError(originalError.message, { originalError })
}

function causeOf(thrown: unknown): unknown {
  return thrown instanceof GraphQLError && thrown.originalError != null ? causeOf(thrown.originalError) : thrown
}

function codeOf(error: unknown): string | null {
  if (error instanceof NotSignedIn) return 'UNAUTHENTICATED'
  if (error instanceof Overloaded) return 'OVERLOADED'
  if (error instanceof Refusal) return error.code
  if (error instanceof Rejected) return error.code
  // An argument that no schema type can express, such as a cursor or a global id that is none.
  if (error instanceof Error && error.name === 'PothosValidationError') return 'BAD_USER_INPUT'
  return null
}

/** The code of what is wrong with the request itself, found before anything ran: such an error has no path. */
function codeOfRequest({ message, path, extensions }: GraphQLFormattedError, error: unknown): string | null {
  if (/ contains more tha[nt] \d+ tokens/.test(message)) return 'LIMIT_EXCEEDED'
  // Apollo calls whatever a rule of ours found a failed validation.
  const code = error instanceof GraphQLError ? (error.extensions.code ?? extensions?.code) : extensions?.code
  if (typeof code === 'string') return code === 'INTERNAL_SERVER_ERROR' ? null : code
  return error instanceof GraphQLError && path === undefined ? 'BAD_USER_INPUT' : null
}
