import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { openSnapshot, type Snapshot } from '../kernel/snapshot.ts'
import { bindToPast } from './bind-to-past.ts'
import { openPastSnapshot } from './past-snapshot.ts'

/** A snapshot that can be taken at a past moment instead of now. */
export type TimedSnapshot = Snapshot & {
  /** The past moment that everything is read at; null for now. */
  readonly moment: Date | null
  /**
   * Reads the record as it stood then, from the next read on. Reads fail with InvalidInput where the record has no such
   * moment: in the future, or before it began.
   */
  readAsOf(moment: Date): void
}

export function openTimedSnapshot(record: EngagementRecord, workspaceId: string): TimedSnapshot {
  let moment: Date | null = null
  let read: Snapshot = openSnapshot(record, workspaceId)
  return {
    get moment() {
      return moment
    },
    readAsOf(at) {
      moment = at
      read = openPastSnapshot(record.past, (tx) => bindToPast(tx, workspaceId, at, record.now()))
    },
    get db(): Transaction {
      return read.db
    },
    sql: (query) => read.sql(query),
    close: () => read.close(),
  }
}
