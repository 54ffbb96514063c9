const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const digest = /^[0-9a-f]{64}$/
const time = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
const code = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1).toLowerCase()}`

/** A field's name as words: "evidenceHave" is "Evidence have". */
export const spokenField = (field: string): string => sentence(field.replaceAll(/([a-z])([A-Z])/g, '$1 $2'))

/** A changed value as people read it: days for times, words for codes, names for members, the beginning of a digest. */
export function spokenValue(value: string, nameOf: (id: string) => string | undefined): string {
  if (uuid.test(value)) return nameOf(value) ?? `${value.slice(0, 8)}…`
  if (digest.test(value)) return value.slice(0, 12)
  if (time.test(value)) return day.format(new Date(value))
  if (value.length > 2 && code.test(value)) return sentence(value.replaceAll('_', ' '))
  return value
}
