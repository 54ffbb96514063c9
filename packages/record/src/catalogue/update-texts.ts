import { isDeepStrictEqual } from 'node:util'

/** Hands each stored row that differs from its catalogue entry, found by code, to `update` with the entry's fields. */
export async function updateTexts<Row extends { id: string; code: string }, Entry extends { code: string }>(
  rows: readonly Row[],
  entries: readonly Entry[],
  update: (id: string, entry: Entry) => Promise<unknown>,
): Promise<void> {
  const stored = new Map(rows.map((row) => [row.code, row]))
  for (const entry of entries) {
    const row = stored.get(entry.code)
    if (row === undefined) continue
    const same = Object.entries(entry).every(([field, value]) => isDeepStrictEqual(Reflect.get(row, field), value))
    if (!same) await update(row.id, entry)
  }
}
