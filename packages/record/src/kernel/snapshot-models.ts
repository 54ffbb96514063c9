import type { Transaction } from './database.ts'

/** Answers a read of a model by a plain statement; undefined where the client's engine has to. */
export type ReadPlainly = (model: string, operation: string, args: object | undefined) => Promise<unknown>

/** The models of a transaction that begins only when one of them is first read. */
export function snapshotModels(readPlainly: ReadPlainly, transaction: () => Promise<Transaction>): Transaction {
  const models = new Map<string, object>()
  const modelOf = (name: string) => {
    const known = models.get(name)
    if (known !== undefined) return known
    const made = named(async (operation, args) => {
      const plain = await readPlainly(name, operation, args[0] as object | undefined)
      return plain === undefined ? call(Object(Reflect.get(await transaction(), name)), operation, args) : plain
    })
    models.set(name, made)
    return made
  }
  return new Proxy({} as Transaction, {
    // Pothos asks whether there is such a model before it reads a node.
    has: (_, name) => typeof name === 'string' && name !== 'then',
    get(_, name) {
      if (typeof name !== 'string' || name === 'then') return undefined
      if (!name.startsWith('$')) return modelOf(name)
      return async (...args: unknown[]) => call(await transaction(), name, args)
    },
  })
}

/** An object that has a method of every name. */
function named(method: (name: string, args: unknown[]) => Promise<unknown>): object {
  return new Proxy(
    {},
    { get: (_, name) => (typeof name === 'string' ? (...args: unknown[]) => method(name, args) : undefined) },
  )
}

function call(target: object, name: string, args: unknown[]): unknown {
  const called: unknown = Reflect.get(target, name)
  if (typeof called !== 'function') throw new Error(`No such read: ${name}`)
  return called.apply(target, args)
}
