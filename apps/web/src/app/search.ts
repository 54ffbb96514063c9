import { type Search, searchText } from '../ui/href.ts'

/**
 * Addresses that people can read and write: `/findings?severity=CRITICAL,HIGH&sort=-openedAt`. Every parameter arrives
 * as text; a route's `validateSearch` gives it its type.
 */
export const stringifySearch = (search: Record<string, unknown>): string => searchText(search as Search)

export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

/** A parameter's text, or undefined when it is absent or empty. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** A comma-separated parameter as a list; of the `allowed` values only, when they are given. */
export function list<Value extends string>(value: unknown, allowed?: readonly Value[]): Value[] | undefined {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []
  const known = parts.filter((part): part is Value => part !== '' && (!allowed || allowed.includes(part)))
  return known.length === 0 ? undefined : known
}

/** One of the `allowed` values, or undefined. */
export const oneOf = <Value extends string>(value: unknown, allowed: readonly Value[]): Value | undefined =>
  allowed.find((each) => each === value)
