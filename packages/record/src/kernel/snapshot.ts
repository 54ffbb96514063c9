import type { Prisma } from '../generated/client/client.ts'
import { beginReading, type Reading } from './begin-reading.ts'
import type { Transaction } from './database.ts'
import { plainRead, readById } from './plain-read.ts'
import type { EngagementRecord } from './record.ts'
import { openRowReader } from './row-reader.ts'
import { type ReadPlainly, snapshotModels } from './snapshot-models.ts'

/** One moment of one workspace: every read of an operation sees the same rows, so its figures agree. */
export type Snapshot = {
  /** The models, read-only; the transaction opens with the first read. A row asked for by its id is read once. */
  db: Transaction
  /** Hand-written SQL in the same snapshot. */
  sql<Row>(query: Prisma.Sql): Promise<Row[]>
  /** Ends the transaction. The next read opens a new snapshot: after a command, its own effect is visible. */
  close(): Promise<void>
}

export type SnapshotSource = Pick<EngagementRecord, 'app' | 'prisma'>

type Row = { id: string }
type RowReader = (id: string) => Promise<Row | null>

/** Opens lazily, bound to the workspace, at REPEATABLE READ and read-only. Throws Overloaded when the pool is exhausted. */
export function openSnapshot({ app, prisma }: SnapshotSource, workspaceId: string): Snapshot {
  let current: Promise<Reading> | null = null
  const readers = new Map<string, RowReader>()

  const reading = () => {
    current ??= beginReading(app, prisma, workspaceId)
    return current
  }

  const readPlainly: ReadPlainly = async (model, operation, args) => {
    const plain = plainRead(model, operation, args)
    if (plain === null) return undefined
    const { rows } = await reading()
    const { byId } = plain
    const found =
      byId === null || (byId.workspaceId ?? workspaceId) !== workspaceId
        ? await rows<object>(plain.statement())
        : (await Promise.all([...new Set(byId.ids)].map(readerOf(model, rows)))).filter((row) => row !== null)
    return plain.answer === 'many' ? found : (found[0] ?? (plain.answer === 'one' ? null : undefined))
  }

  function readerOf(model: string, rows: Reading['rows']): RowReader {
    const reader = readers.get(model) ?? openRowReader<Row>((ids) => rows<Row>(readById(model, workspaceId, ids)))
    readers.set(model, reader)
    return reader
  }

  return {
    db: snapshotModels(readPlainly, async () => (await reading()).models()),
    async sql<Each>(query: Prisma.Sql) {
      return (await reading()).rows<Each>(query)
    },
    async close() {
      const open = current
      current = null
      readers.clear()
      if (open !== null) await (await open.catch(() => null))?.end()
    },
  }
}
