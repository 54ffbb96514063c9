import type { PrismaClient } from '../generated/client/client.ts'
import type { Transaction } from './database.ts'

const longestMs = 60_000

/** How long an operation waits for a connection. */
export const waitMs = 2_000

/** A transaction of the client that stays open until it is left. */
export function openTransaction(prisma: PrismaClient): Promise<{ tx: Transaction; leave: () => Promise<void> }> {
  return new Promise((opened, failed) => {
    const finished = Promise.withResolvers<void>()
    const ended = prisma.$transaction(
      async (tx) => {
        opened({
          tx,
          leave: async () => {
            finished.resolve()
            await ended.catch(() => undefined)
          },
        })
        await finished.promise
      },
      { maxWait: waitMs, timeout: longestMs },
    )
    ended.catch(failed)
  })
}
