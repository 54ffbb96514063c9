import { field, fieldAt, isObject, listOf } from '../json/untrusted.ts'

const named = /(?<![a-z])cwe[-_:/ ]{0,2}0*([1-9]\d{0,4})(?!\d)/gi
const address = /cwe\.mitre\.org\/data\/definitions\/([1-9]\d{0,4})(?!\d)/gi
const bare = /^\s*0*([1-9]\d{0,4})\s*$/
const property = /^cwe(?:s|[-_]?ids?)?$/i

/** Numbers in `CWE-79`, `CWE-79: Improper …`, `external/cwe/cwe-079`, `cwe_79` and addresses of cwe.mitre.org. */
export function cweOfText(text: string): number[] {
  const bounded = text.slice(0, 500)
  return [...bounded.matchAll(named), ...bounded.matchAll(address)].map(([, digits]) => Number(digits))
}

export function cweOfTags(tags: readonly string[]): number[] {
  return tags.flatMap(cweOfText)
}

/** From `properties.cwe` and its spellings: a text, a number or a list of them. */
export function cweOfProperties(properties: unknown): number[] {
  if (!isObject(properties)) return []
  const entries = Object.entries(properties as object).filter(([name]) => property.test(name))
  return entries.flatMap(([, value]) => [value, ...listOf(value)].slice(0, 50).flatMap(cweOfLoose))
}

/** From relationships to the CWE taxonomy (SARIF 2.1.0 §3.49.15); one to another taxonomy says nothing. */
export function cweOfRelationships(relationships: readonly unknown[]): number[] {
  return relationships.slice(0, 100).flatMap((relationship) => cweOfReference(field(relationship, 'target')))
}

/** From a reference to a descriptor of the CWE taxonomy. */
export function cweOfReference(reference: unknown): number[] {
  const id = field(reference, 'id')
  if (typeof id !== 'string') return []
  const taxonomy = fieldAt(reference, 'toolComponent', 'name')
  return typeof taxonomy === 'string' && /^cwe$/i.test(taxonomy) ? cweOfLoose(id) : cweOfText(id)
}

/** The distinct numbers in rising order, so that equal findings read equal. */
export function distinctCwe(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, 50)
}

function cweOfLoose(value: unknown): number[] {
  if (typeof value !== 'string' && typeof value !== 'number') return []
  const digits = bare.exec(String(value).slice(0, 500))?.[1]
  return digits === undefined ? cweOfText(String(value)) : [Number(digits)]
}
