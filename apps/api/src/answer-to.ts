import { randomUUID } from 'node:crypto'
import { Refusal } from '@assay/domain'
import { type EngagementRecord, Overloaded } from '@assay/record'
import { Rejected } from './rejected.ts'
import { withoutSecret } from './secret-paths.ts'

export type ErrorAnswer = { status: number; message: string; requestId?: string }

/** How a request that failed is answered. The unexpected is logged, once, under the request id that the caller gets. */
export function answerTo({ log }: Pick<EngagementRecord, 'log'>, error: unknown, path: string): ErrorAnswer {
  const known = knownAnswer(error)
  if (known !== null) return known
  const requestId = randomUUID()
  log.error({ err: error, requestId, path: withoutSecret(path) }, 'a request failed unexpectedly')
  return { status: 500, message: unexpected, requestId }
}

export const unexpected = 'Something went wrong on our side. Try again; if it stays, send us the request id.'

function knownAnswer(error: unknown): ErrorAnswer | null {
  if (error instanceof Rejected) return { status: error.status, message: error.message }
  if (error instanceof Overloaded) return { status: 503, message: error.message }
  if (error instanceof Refusal) return { status: statusOf(error), message: error.message }
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return null
  return error.statusCode < 500 ? { status: error.statusCode, message: error.message } : null
}

function statusOf({ name, code }: Refusal): number {
  if (code === 'NOT_FOUND') return 404
  return name === 'Denied' ? 403 : name === 'Conflict' ? 409 : 422
}
