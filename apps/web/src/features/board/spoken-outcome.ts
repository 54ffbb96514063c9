import type { TFunction } from 'i18next'

/** A code in words: those that the board has for it, else its own letters. */
export function spokenOutcome(code: string | null, t: TFunction<'board'>): string {
  if (code === null) return ''
  return t(`outcome.${code}`, { defaultValue: code.toLowerCase().replaceAll('_', ' ') })
}
