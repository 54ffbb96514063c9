import { Prisma } from '../generated/client/client.ts'

/** No connection came free in time, at Prisma, at the pool under it or at the server. */
export function isExhausted(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    // P2028 is also the code of a transaction that ran too long, which another try would not mend.
    return error.code === 'P2037' || (error.code === 'P2028' && error.message.includes('Unable to start a transaction'))
  }
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect'
}

/** A deadlock or a serialisation failure: nothing of the transaction stands, so it can simply be done again. */
export function wasUndone(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  // P2034 comes from a model's own statement only; a raw one keeps the kind inside.
  return error.code === 'P2034' || kindOf(error.meta?.driverAdapterError) === 'TransactionWriteConflict'
}

function kindOf(error: unknown): unknown {
  if (!(error instanceof Error) || typeof error.cause !== 'object' || error.cause === null) return undefined
  return 'kind' in error.cause ? error.cause.kind : undefined
}
