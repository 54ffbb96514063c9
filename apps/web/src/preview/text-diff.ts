import { diffLines, diffWordsWithSpace } from 'diff'

type DiffPart = { text: string; changed: boolean }
export type DiffLine =
  | { kind: 'same' | 'added' | 'removed'; before: number | null; after: number | null; parts: DiffPart[] }
  /** Lines that are the same and stand far from any difference. */
  | { kind: 'fold'; count: number; before: number; after: number }

/** How long the comparison may take; what differs more is not worth reading line by line. */
const longestMs = 2_000
const around = 3
/** Beyond this, words of a line are not compared: minified code has lines of a megabyte. */
const longestLine = 2_000

/** The difference of two texts by line, and within changed lines by word; null where it would take too long. */
export function textDiff(before: string, after: string): DiffLine[] | null {
  const changes = diffLines(before, after, { timeout: longestMs, stripTrailingCr: true })
  if (changes === undefined) return null
  const lines: DiffLine[] = []
  let [old, now] = [1, 1]
  for (const [index, change] of changes.entries()) {
    const texts = linesOf(change.value)
    if (change.removed) {
      const next = changes[index + 1]
      const paired = next?.added ? linesOf(next.value) : []
      for (const [row, text] of texts.entries()) {
        const parts = wordsOf(text, paired[row], 'removed')
        lines.push({ kind: 'removed', before: old++, after: null, parts })
      }
    } else if (change.added) {
      const last = changes[index - 1]
      const paired = last?.removed ? linesOf(last.value) : []
      for (const [row, text] of texts.entries()) {
        const parts = wordsOf(text, paired[row], 'added')
        lines.push({ kind: 'added', before: null, after: now++, parts })
      }
    } else {
      for (const text of texts) {
        lines.push({ kind: 'same', before: old++, after: now++, parts: [{ text, changed: false }] })
      }
    }
  }
  return folded(lines)
}

function linesOf(value: string): string[] {
  const lines = value.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** The words of the line that are not in the line it took the place of, or that took its place. */
function wordsOf(text: string, paired: string | undefined, kind: 'added' | 'removed'): DiffPart[] {
  if (paired === undefined || text.length > longestLine || paired.length > longestLine)
    return [{ text, changed: false }]
  const [old, now] = kind === 'removed' ? [text, paired] : [paired, text]
  const words = diffWordsWithSpace(old, now, { timeout: longestMs }) ?? []
  const own = words.filter((word) => (kind === 'removed' ? !word.added : !word.removed))
  return own.length === 0 ? [{ text, changed: false }] : own.map((word) => ({ text: word.value, changed: word[kind] }))
}

function folded(lines: readonly DiffLine[]): DiffLine[] {
  const near = new Set<number>()
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'same') continue
    for (let each = index - around; each <= index + around; each += 1) near.add(each)
  }
  const shown: DiffLine[] = []
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1)
    if (near.has(index) || line.kind !== 'same') shown.push(line)
    else if (last?.kind === 'fold') last.count += 1
    else shown.push({ kind: 'fold', count: 1, before: line.before ?? 0, after: line.after ?? 0 })
  }
  return shown
}
