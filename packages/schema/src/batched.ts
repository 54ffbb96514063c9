import type { Snapshot } from '@assay/record'
import DataLoader from 'dataloader'
import type { Context } from './context.ts'

/**
 * Loads what a list's rows each ask for by key in one read, within one snapshot; undefined for a key that has nothing.
 * Nothing is kept past the batch: after a command the same key may have another value.
 */
export function batched<Value>(
  load: (context: Context, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
) {
  const loaders = new WeakMap<Snapshot, DataLoader<string, Value | undefined>>()
  return (context: Context, key: string): Promise<Value | undefined> => {
    const loader =
      loaders.get(context.snapshot) ??
      new DataLoader<string, Value | undefined>(
        async (keys) => {
          const found = await load(context, [...new Set(keys)])
          return keys.map((each) => found.get(each))
        },
        { cache: false },
      )
    loaders.set(context.snapshot, loader)
    return loader.load(key)
  }
}

/** The same, by id: the rows that are there. */
export function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** What a foreign key names is there; anything else is a fault. */
export function present<Row>(row: Row | null | undefined): Row {
  if (row === null || row === undefined) throw new Error('A row that another names is not there')
  return row
}
