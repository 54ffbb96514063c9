/** A code as it reads in a sentence: `IN_PROGRESS` → `in progress`. */
export function spoken(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ')
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'or'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`
}
