import { Prisma, type PrismaClient } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { isExhausted } from '../kernel/database-errors.ts'
import { Overloaded } from '../kernel/overloaded.ts'
import type { Snapshot } from '../kernel/snapshot.ts'

type Opened = { tx: Transaction; end: () => Promise<void> }
type Bind = (tx: Transaction) => Promise<void>

/**
 * A snapshot over the clients of the past. All its reads go through the client's engine, which knows the schema as_of.
 * Opens lazily and is read-only. Throws Overloaded when the few connections for looking back are taken.
 */
export function openPastSnapshot(past: PrismaClient, bind: Bind): Snapshot {
  let current: Promise<Opened> | null = null
  const transaction = async () => {
    current ??= begin(past, bind)
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

function begin(past: PrismaClient, bind: Bind) {
  return new Promise<Opened>((opened, failed) => {
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
    const ended = past.$transaction(
      async (tx) => {
        await bind(tx)
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
  const called = (path: readonly string[]) =>
    async function read(...args: unknown[]) {
      const tx: unknown = await transaction()
      const name = path.at(-1) ?? ''
      const target = path.slice(0, -1).reduce((within, each) => Reflect.get(Object(within), each), tx)
      const call: unknown = Reflect.get(Object(target), name)
      if (typeof call !== 'function') throw new Error(`No such read: ${path.join('.')}`)
      return call.apply(target, args)
    }
  const delegate = (model: string) =>
    new Proxy({}, { get: (_, name) => (typeof name === 'string' ? called([model, name]) : undefined) })
  const models = new Map<string, object>()
  return new Proxy({} as Transaction, {
    // Pothos asks whether there is such a model before it reads a node.
    has: (_, name) => typeof name === 'string' && name !== 'then',
    get(_, name) {
      if (typeof name !== 'string' || name === 'then') return undefined
      if (name.startsWith('$')) return called([name])
      const known = models.get(name) ?? delegate(name)
      models.set(name, known)
      return known
    },
  })
}
