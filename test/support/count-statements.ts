import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'

/** How many statements the app sends to PostgreSQL while the work is done. */
export async function countStatements({ app }: EngagementRecord, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const ours = new WeakSet<object>()
  const acquired = (client: object) => void ours.add(client)
  const client = await app.connect()
  const prototype: { query: (...args: unknown[]) => unknown } = Object.getPrototypeOf(client)
  client.release()

  const { query } = prototype
  prototype.query = function counted(...args) {
    // The sequencer and the accounts have clients of their own.
    if (ours.has(this)) count += 1
    return query.apply(this, args)
  }
  app.on('acquire', acquired)
  try {
    await work()
  } finally {
    app.off('acquire', acquired)
    prototype.query = query
  }
  return count
}
