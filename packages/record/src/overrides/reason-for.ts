import { readTexts } from '../engagements/written.ts'

/** The reason, as it stands on the override and in the log; `required` is the sentence for an empty one. */
export function reasonFor(given: string, required?: string): string {
  const { text, done } = readTexts()
  const reason = text(['reason'], given, { longest: 500, ...(required === undefined ? {} : { required }) })
  done()
  return reason
}
