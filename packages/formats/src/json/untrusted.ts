/** Field access for parsed JSON of unknown origin: own fields only, so `__proto__` and `constructor` find nothing. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}

/** A field inside a field, and so on. */
export function fieldAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce(field, value)
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 ? value : null
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A whole number of at least `least` that a database integer can hold. */
export function countOf(value: unknown, least: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 2_147_483_647 ? value : null
}
