import pg from 'pg'

/**
 * Marks a statement of ours whose answer nobody looks at. It is answered at once and travels with the next statement
 * of its connection; where it fails, that next one fails with its error.
 */
export const heldMark = '/* held */'

const opensTransaction = /^(BEGIN|BEGIN ISOLATION LEVEL [A-Z ]+|SET TRANSACTION ISOLATION LEVEL [A-Z ]+)$/
const nothing = { command: '', rowCount: 0, rows: [], fields: [] }

/**
 * A connection that does not wait for an answer before it sends on: PostgreSQL answers in order anyhow. What is asked
 * in one turn of the event loop leaves in one write, and what opens a transaction leaves with its first statement; on a
 * short statement the round trip and the write cost more than the work.
 */
export class PipelinedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super({ ...(typeof config === 'string' ? { connectionString: config } : config), pipeline: true })
    const ask: (...args: unknown[]) => unknown = this.query.bind(this)
    let held: unknown[][] = []
    const inOneWrite = (...args: unknown[]) => {
      if (mayBeHeld(args)) {
        held.push(args)
        return Promise.resolve(nothing)
      }
      this.#gatherWrites()
      if (held.length === 0) return ask(...args)
      const ahead = held.map((each) => ask(...each))
      held = []
      return Promise.all([...ahead, ask(...args)]).then((answers) => answers.at(-1))
    }
    this.query = inOneWrite as typeof this.query
  }

  #gathering = false

  #gatherWrites(): void {
    if (this.#gathering) return
    this.#gathering = true
    const { stream } = this.connection
    stream.cork()
    setImmediate(() => {
      this.#gathering = false
      stream.uncork()
    })
  }
}

/** With a callback the caller is the pool or a library of its own; it is given what it asks for. */
function mayBeHeld(args: unknown[]): boolean {
  if (typeof args.at(-1) === 'function') return false
  const [query] = args
  const text = typeof query === 'string' ? query : textOf(query)
  return text.startsWith(heldMark) || opensTransaction.test(text)
}

function textOf(query: unknown): string {
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : ''
}
