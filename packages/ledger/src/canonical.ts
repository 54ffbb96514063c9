import canonicalize from 'canonicalize'

/** The value has no single JSON form; the message names the place. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
}

const deepest = 64
const utf8 = new TextEncoder()

/**
 * The UTF-8 bytes of the value as RFC 8785 (JSON Canonicalization Scheme) writes them.
 * Throws NotCanonical where plain JSON would drop or bend a value in silence: `undefined`, functions, symbols,
 * bigint, numbers that are not finite, lone surrogates, dates and other instances, and nesting beyond 64 levels
 * (which also ends a value that contains itself).
 */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  refuseLossy(value, '$', 0)
  const text = canonicalize(value)
  if (text === undefined) throw new NotCanonical('$ has no JSON form')
  return utf8.encode(text)
}

function refuseLossy(value: unknown, where: string, depth: number): void {
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') {
    refuseLoneSurrogate(value, where)
    return
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotCanonical(`${where} is ${value}, not a finite number`)
    return
  }
  if (typeof value !== 'object') throw new NotCanonical(`${where} is ${typeof value}, which JSON cannot hold`)
  if (depth === deepest) throw new NotCanonical(`${where} is nested deeper than ${deepest} levels or contains itself`)
  if (Array.isArray(value)) {
    // Not forEach: it would pass over the holes of a sparse array.
    for (let index = 0; index < value.length; index++) refuseLossy(value[index], `${where}[${index}]`, depth + 1)
    return
  }
  if (!isPlain(value)) throw new NotCanonical(`${where} is an instance; give its plain value (a date as ISO 8601)`)
  for (const [member, inner] of Object.entries(value)) {
    refuseLoneSurrogate(member, `the name of a member of ${where}`)
    refuseLossy(inner, `${where}.${member}`, depth + 1)
  }
}

function refuseLoneSurrogate(text: string, where: string): void {
  if (!text.isWellFormed()) throw new NotCanonical(`${where} holds a lone surrogate`)
}

/** Judged by the length of the prototype chain, so that objects of another realm are plain as well. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null
  return plain && Object.getOwnPropertySymbols(value).length === 0
}
