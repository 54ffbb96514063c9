/** Rows in pages of at most `fit`, as even as can be: eight rows where five fit are two pages of four. */
export function pagesOf<Row>(rows: readonly Row[], fit: number): Row[][] {
  const count = Math.max(1, Math.ceil(rows.length / Math.max(1, fit)))
  const size = Math.ceil(rows.length / count)
  return Array.from({ length: count }, (_, page) => rows.slice(page * size, (page + 1) * size))
}
