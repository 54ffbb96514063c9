/** What people call a thing by: `ENG-7`, `F-123`, `G-41`, `R-3`. */
export const keyPrefixes = {
  Engagement: 'ENG',
  Finding: 'F',
  Gate: 'G',
  Evidence: 'E',
  IntakeRun: 'R',
} as const

export type KeyedType = keyof typeof keyPrefixes
export type KeyPrefix = (typeof keyPrefixes)[KeyedType]
export type ShortKey = { type: KeyedType; prefix: KeyPrefix; n: number }

const keyedTypes = Object.keys(keyPrefixes) as KeyedType[]

/** `n` counts from 1 within its workspace and prefix. */
export function shortKey(prefix: KeyPrefix, n: number): string {
  return `${prefix}-${n}`
}

/** Reads a key as a person types it, in any case and with blanks around; null when it is none. */
export function parseShortKey(text: string): ShortKey | null {
  const [, letters = '', digits = ''] = /^([a-z]{1,3})-([1-9][0-9]{0,8})$/i.exec(text.trim()) ?? []
  const type = keyedTypes.find((each) => keyPrefixes[each] === letters.toUpperCase())
  return type === undefined ? null : { type, prefix: keyPrefixes[type], n: Number(digits) }
}
