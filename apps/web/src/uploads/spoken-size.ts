const units = ['B', 'kB', 'MB', 'GB'] as const

/** A size in bytes as people read it: `4.2 MB`. */
export function spokenSize(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1_000 ** step
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step]}`
}
