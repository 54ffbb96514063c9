import pg from 'pg'

/**
 * A connection that is asked one thing at a time. Prisma asks for the relations of a read side by side on the one
 * connection of its transaction; the driver used to put those in line itself, and will not any more from version 9.
 */
export class OrderedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const ask: (...args: unknown[]) => unknown = this.query.bind(this)
    let last: Promise<unknown> = Promise.resolve()
    const inOrder = (...args: unknown[]) => {
      // The pool's own statements bring a callback, on a connection that nobody else holds.
      if (typeof args.at(-1) === 'function') return ask(...args)
      const answer = last.then(() => ask(...args))
      last = answer.catch(() => undefined)
      return answer
    }
    this.query = inOrder as typeof this.query
  }
}
