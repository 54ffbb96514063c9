/** At most two initials: first and last word's. "Ada de Vries" is AV, "appsec" is AP. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean)
  const first = words.at(0) ?? '?'
  const last = words.length > 1 ? words.at(-1) : undefined
  return (last ? `${first.charAt(0)}${last.charAt(0)}` : first.slice(0, 2)).toUpperCase()
}
