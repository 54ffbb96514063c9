import { InvalidInput } from '../refusal.ts'

/** Controls, line and paragraph separators, halves of characters, and marks that turn the direction of writing. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** The longest name of a file, in characters. */
const longestFileName = 255

/** Why a file may not be kept under this name, with what to do, or null. A name is shown to people and is never a path. */
export function objectionToFileName(name: string): InvalidInput | null {
  const mark = unseen.exec(name)?.[0]
  if (mark !== undefined) {
    const point = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return faulty(
      `The file's name holds a character that cannot be seen (U+${point}). Rename the file and send it again.`,
    )
  }
  if (/[/\\]/.test(name))
    return faulty("Send the file's name alone, without folders: report.pdf, not results/report.pdf.")
  if (/^\.*$/.test(name.trim())) return faulty('The file has no name. Give it one and send it again.')
  if (Array.from(name).length > longestFileName) {
    return faulty(`The file's name is longer than ${longestFileName} characters. Shorten it and send it again.`)
  }
  return null
}

const faulty = (message: string) => new InvalidInput([{ path: ['name'], message }])
