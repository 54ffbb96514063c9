import { type Announcement, type KeyPrefix, shortKey } from '../../../packages/domain/src/index.ts'
import type { Transaction } from '../../../packages/record/src/kernel/database.ts'
import { takeNumbers } from '../../../packages/record/src/kernel/short-key.ts'
import { type Changeable, changeRows, type Fields, insertRows, noRows, type Rows, type Step } from './rows.ts'

/** A fact of the story: it says when it happened and who did it. */
export type Fact = Announcement & Required<Pick<Announcement, 'at' | 'by'>>

/** What the story is about to write: rows reach the database set by set, facts are stated at the very end. */
export type Book = {
  tx: Transaction
  workspaceId: string
  rows: Rows
  /** Changes a row as of a moment; the row as it was goes to its history. */
  change(table: Changeable, id: string, at: Date, fields: Fields): void
  state(fact: Fact): void
  /** The next short key of its kind, and its number. */
  number(prefix: KeyPrefix): { number: number; key: string }
  /** Whether this was named before; from now on it was. */
  namedBefore(name: string): boolean
  flush(): Promise<void>
  /** All that was stated, in the order of time. */
  facts(): Fact[]
  /** Hands the numbers taken to the counters of the workspace. */
  close(): Promise<void>
}

export function openBook(tx: Transaction, workspaceId: string): Book {
  const steps = new Map<Changeable, Map<string, Step[]>>()
  const facts: Fact[] = []
  const numbers = new Map<KeyPrefix, number>()
  const named = new Set<string>()

  const book: Book = {
    tx,
    workspaceId,
    rows: noRows(),
    change(table, id, at, fields) {
      const chains = steps.get(table) ?? new Map<string, Step[]>()
      steps.set(table, chains.set(id, [...(chains.get(id) ?? []), { id, fields: { ...fields, updated_at: at } }]))
    },
    state: (fact) => void facts.push(fact),
    number(prefix) {
      const number = (numbers.get(prefix) ?? 0) + 1
      numbers.set(prefix, number)
      return { number, key: shortKey(prefix, number) }
    },
    namedBefore(name) {
      const before = named.has(name)
      named.add(name)
      return before
    },
    async flush() {
      const rows = book.rows
      book.rows = noRows()
      await insertRows(tx, rows)
      for (const [table, chains] of steps) {
        const all = [...chains.values()]
        // One round a step, so that a row's history keeps every state that it went through.
        for (let round = 0; all.some((chain) => chain.length > round); round += 1) {
          await changeRows(
            tx,
            workspaceId,
            table,
            all.flatMap((chain) => chain[round] ?? []),
          )
        }
      }
      steps.clear()
    },
    facts: () => facts.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
    async close() {
      for (const [prefix, count] of numbers) await takeNumbers(tx, workspaceId, prefix, count)
    },
  }
  return book
}
