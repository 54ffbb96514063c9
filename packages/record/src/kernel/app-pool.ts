import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { statementNames } from './statement-names.ts'

/** The app's connections. One that is in a transaction already can be lent, so that Prisma reads in that transaction. */
export class AppPool extends pg.Pool {
  /** One name a text for everybody who prepares statements on these connections. */
  readonly nameOf = statementNames()
  readonly #lent = new AsyncLocalStorage<pg.PoolClient>()

  /** Whoever asks for a connection within the work is given this one, and begins and ends nothing on it. */
  lend<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
    return this.#lent.run(client, work)
  }

  override connect(): Promise<pg.PoolClient>
  override connect(answer: Parameters<pg.Pool['connect']>[0]): void
  override connect(answer?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (answer !== undefined) {
      super.connect(answer)
      return undefined
    }
    const lent = this.#lent.getStore()
    return lent === undefined ? super.connect() : Promise.resolve(withoutItsEnds(lent))
  }
}

const ends = /^(BEGIN|COMMIT|ROLLBACK)$/
const nothing = { command: '', rowCount: 0, rows: [], fields: [] }

function withoutItsEnds(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'release') return () => undefined
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      if (name !== 'query') return value.bind(target)
      return (query: { text?: string }, ...rest: unknown[]) =>
        ends.test(query.text ?? '') ? Promise.resolve(nothing) : value.call(target, query, ...rest)
    },
  })
}
