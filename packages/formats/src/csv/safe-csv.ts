const formula = /^[=+\-@\t\r]/

/**
 * One CSV cell (RFC 4180) that no spreadsheet runs: text that begins like a formula gets an apostrophe in front, as OWASP
 * advises against CSV injection. Every text is quoted; numbers stay bare, negative ones too; null is empty.
 */
export function csvCell(value: string | number | boolean | Date | null): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = value instanceof Date ? value.toISOString() : value
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}

/** One row with its line end. */
export function csvRow(cells: readonly (string | number | boolean | Date | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}
