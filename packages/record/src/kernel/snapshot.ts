import { Prisma, type PrismaClient } from '../generated/client/client.ts'
import { bindToRead } from './bind-workspace.ts'
import type { Transaction } from './database.ts'
import { isExhausted } from './database-errors.ts'
import { Overloaded } from './overloaded.ts'

/** One moment of one workspace: every read of an operation sees the same rows, so its figures agree. */
export type Snapshot = {
  /** The models, read-only; the transaction opens with the first read. */
  db: Transaction
  /** Hand-written SQL in the same snapshot. */
  sql<Row>(query: Prisma.Sql): Promise<Row[]>
  /** Ends the transaction. The next read opens a new snapshot: after a command, its own effect is visible. */
  close(): Promise<void>
}

/** Opens lazily, bound to the workspace, at REPEATABLE READ and read-only. Throws Overloaded when the pool is exhausted. */
export function openSnapshot(prisma: PrismaClient, workspaceId: string): Snapshot {
  let current: Promise<{ tx: Transaction; end: () => Promise<void> }> | null = null

  const transaction = async () => {
    current ??= begin(prisma, workspaceId)
    return (await current).tx
  }

  return {
    db: lazily(transaction),
    async sql<Row>(query: Prisma.Sql) {
      return (await transaction()).$queryRaw<Row[]>(query)
    },
    async close() {
      const open = current
      current = null
      if (open !== null) await (await open.catch(() => null))?.end()
    },
  }
}

function begin(prisma: PrismaClient, workspaceId: string) {
  return new Promise<{ tx: Transaction; end: () => Promise<void> }>((opened, failed) => {
    let finish: () => void = () => undefined
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    const ended = prisma.$transaction(
      async (tx) => {
        await bindToRead(tx, workspaceId)
        opened({
          tx,
          end: async () => {
            finish()
            await ended.catch(() => undefined)
          },
        })
        await finished
      },
      { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, maxWait: 2_000, timeout: 60_000 },
    )
    ended.catch((error: unknown) => {
      failed(isExhausted(error) ? new Overloaded(error) : error)
    })
  })
}

/** The transaction's client, whose transaction begins only when a model is first read. */
function lazily(transaction: () => Promise<Transaction>): Transaction {
  const delegate = (model: string) =>
    new Proxy(
      {},
      {
        get: (_, operation) =>
          typeof operation === 'string'
            ? async (...args: unknown[]) => {
                const tx = await transaction()
                const target: unknown = Reflect.get(tx, model)
                const call: unknown = Reflect.get(Object(target), operation)
                if (typeof call !== 'function') throw new Error(`No such read: ${model}.${operation}`)
                return call.apply(target, args)
              }
            : undefined,
      },
    )
  const models = new Map<string, object>()
  return new Proxy({} as Transaction, {
    // Pothos asks whether there is such a model before it reads a node.
    has: (_, name) => typeof name === 'string' && name !== 'then',
    get(_, name) {
      if (typeof name !== 'string' || name === 'then') return undefined
      if (name.startsWith('$')) {
        return async (...args: unknown[]) => {
          const tx = await transaction()
          const call: unknown = Reflect.get(tx, name)
          if (typeof call !== 'function') throw new Error(`No such read: ${name}`)
          return call.apply(tx, args)
        }
      }
      const known = models.get(name)
      if (known !== undefined) return known
      const made = delegate(name)
      models.set(name, made)
      return made
    },
  })
}
