import { type InvalidField, InvalidInput } from '@assay/domain'

type Limits = { longest: number; required?: string }

/** Collects what is wrong with the texts of an input, so that all of it is said at once. */
export function readTexts() {
  const fields: InvalidField[] = []
  return {
    /** The text without surrounding blanks. `required` is the sentence for an empty one. */
    text(path: readonly string[], value: string, { longest, required }: Limits): string {
      const text = value.trim()
      if (text === '' && required !== undefined) fields.push({ path, message: required })
      if (text.length > longest) fields.push({ path, message: `Keep it within ${longest} characters.` })
      // PostgreSQL cannot hold NUL, canonical JSON no half characters, and a terminal obeys the others.
      if (controls.test(text) || !text.isWellFormed()) {
        fields.push({ path, message: 'This holds characters that are no text. Paste it as plain text.' })
      }
      return text
    },
    fault(path: readonly string[], message: string): void {
      fields.push({ path, message })
    },
    /** Throws InvalidInput when anything was wrong. */
    done(): void {
      if (fields.length > 0) throw new InvalidInput(fields)
    },
  }
}

/** Every control character but tabs and the ends of lines. */
const controls = /(?![\t\n\r])\p{Cc}/u

export const nameLength = 200
export const proseLength = 20_000
