import { field, listOf } from '../json/untrusted.ts'

const form = /^pkg:[a-z][a-z0-9.+-]*\/[^\s\p{Cc}]+$/iu
const places = ['purl', 'packageUrl', 'packageURL', 'package_url', 'purls'] as const

/** The value if it is a package URL. */
export function purlOf(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 1000 && form.test(value) ? value : null
}

/** The first package URL that a property bag names. */
export function purlIn(properties: unknown): string | null {
  for (const place of places) {
    const value = field(properties, place)
    const purl = purlOf(value) ?? purlOf(listOf(value)[0])
    if (purl !== null) return purl
  }
  return null
}
