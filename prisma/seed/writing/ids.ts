import { createHash } from 'node:crypto'

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A digest as manifests write it, of a text that stands for the real bytes. */
export const digestOf = (described: string): string => `sha256:${sha256(described)}`

/** The moment that all ids of the demo carry: a seed of tomorrow has the same ids. */
const epoch = '019fb8a3c000'

/** A UUIDv7 (RFC 9562 §5.7) whose random part is derived from a name. */
export function idOf(...name: readonly string[]): string {
  const hash = sha256(name.join('/'))
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 3) | 8).toString(16)
  return [
    epoch.slice(0, 8),
    epoch.slice(8),
    `7${hash.slice(0, 3)}`,
    `${variant}${hash.slice(4, 7)}`,
    hash.slice(7, 19),
  ].join('-')
}

/** A number from 0 up to and without `below`, derived from a name: variety without chance. */
export function pick(below: number, ...name: readonly string[]): number {
  return Number.parseInt(sha256(name.join('/')).slice(0, 8), 16) % below
}
