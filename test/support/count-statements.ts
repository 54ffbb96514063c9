import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'

type Client = { query: (...args: unknown[]) => unknown }

/** How many statements the app sends to PostgreSQL while the work is done. */
export async function countStatements({ app }: EngagementRecord, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const plain = new Map<Client, Client['query']>()
  // The sequencer and the accounts have clients of their own.
  const acquired = (client: object) => {
    const ours = client as Client
    if (plain.has(ours)) return
    const { query } = ours
    plain.set(ours, query)
    ours.query = (...args) => {
      count += 1
      return query.apply(ours, args)
    }
  }
  app.on('acquire', acquired)
  try {
    await work()
  } finally {
    app.off('acquire', acquired)
    for (const [client, query] of plain) client.query = query
  }
  return count
}
