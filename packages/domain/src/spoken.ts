const asWritten = new Map([
  ['ai', 'AI'],
  ['appsec', 'AppSec'],
  ['grc', 'GRC'],
  ['ml', 'ML'],
])

/** A code as it reads in a sentence: `IN_PROGRESS` → `in progress`, `AI_RED_TEAM` → `AI red team`. */
export function spoken(code: string): string {
  const words = code.toLowerCase().split('_')
  return words.map((word) => asWritten.get(word) ?? word).join(' ')
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'or'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`
}
