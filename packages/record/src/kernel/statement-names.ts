/** How many texts keep a plan on each connection; lists of changing length make no end of texts. */
export const mostNames = 500

/**
 * Names statements by their text, so that PostgreSQL parses and plans each once a connection instead of every time.
 * Texts beyond the first 500 stay without a name and are planned each time.
 */
export function statementNames(): (statement: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= mostNames) return ''
    const name = `assay_${names.size + 1}`
    names.set(sql, name)
    return name
  }
}
