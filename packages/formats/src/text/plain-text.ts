/** Control characters but tab and line feed, bidi marks, other invisible ones, and the tag block that hides text. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu

/** Text of others, made safe to store and show: well-formed, no control or bidi characters, at most `limit` long. */
export function plainText(raw: string, limit: number): string {
  return shortened(printable(raw, limit).trim(), limit)
}

/** The same for code, whose indentation stays. */
export function codeText(raw: string, limit: number): string {
  return shortened(printable(raw, limit).replace(/^\n+/, '').trimEnd(), limit)
}

/** The same on one line. */
export function oneLine(raw: string, limit: number): string {
  return shortened(plainText(raw, limit * 2).replace(/\s+/g, ' '), limit)
}

function printable(raw: string, limit: number): string {
  // Twice the limit is looked at, so that what is removed does not shorten what is kept, at a bounded cost.
  return raw
    .slice(0, limit * 2)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(unprintable, '')
}

function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1).trimEnd()
  // Half of a surrogate pair at the cut would make the text ill-formed.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`
}
