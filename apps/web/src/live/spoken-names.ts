/** "Ada, Ben and Cleo". */
export function spokenNames(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}
