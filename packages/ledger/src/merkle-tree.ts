import { hash } from 'node:crypto'

export const hashLength = 32

const leafPrefix = Uint8Array.of(0x00)
const nodePrefix = Uint8Array.of(0x01)

/** RFC 6962 section 2.1: SHA-256(0x00 ‖ bytes). */
export function leafHash(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return sha256(Buffer.concat([leafPrefix, bytes]))
}

/** RFC 6962 section 2.1: SHA-256(0x01 ‖ left ‖ right). Throws RangeError unless both are 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  if (left.length !== hashLength || right.length !== hashLength) throw new RangeError('A node joins two SHA-256 hashes')
  return sha256(Buffer.concat([nodePrefix, left, right]))
}

/** The root over leaf hashes in order; of no leaves, SHA-256 of nothing. */
export function merkleRoot(hashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return rootOf(hashes, 0, hashes.length)
}

/** RFC 9162 section 2.1.3.1: the path from the leaf at `index` (from 0) up to the root over all hashes. */
export function inclusionProof(hashes: readonly Uint8Array[], index: number): Uint8Array<ArrayBuffer>[] {
  if (!Number.isInteger(index) || index < 0 || index >= hashes.length) {
    throw new RangeError(`There is no leaf ${index} in a tree of ${hashes.length}`)
  }
  return pathTo(hashes, index, 0, hashes.length)
}

/**
 * RFC 9162 section 2.1.4.1: what shows that the tree of the first `firstSize` hashes is a prefix of the tree of all.
 * Empty where nothing is to show: from the empty tree, and from the whole tree to itself.
 */
export function consistencyProof(hashes: readonly Uint8Array[], firstSize: number): Uint8Array<ArrayBuffer>[] {
  if (!Number.isInteger(firstSize) || firstSize < 0 || firstSize > hashes.length) {
    throw new RangeError(`There is no tree of ${firstSize} before a tree of ${hashes.length}`)
  }
  return firstSize === 0 ? [] : subproof(hashes, firstSize, 0, hashes.length, true)
}

function rootOf(hashes: readonly Uint8Array[], from: number, to: number): Uint8Array<ArrayBuffer> {
  if (from === to) return sha256(new Uint8Array())
  if (to - from === 1) return leafAt(hashes, from)
  const middle = from + split(to - from)
  return nodeHash(rootOf(hashes, from, middle), rootOf(hashes, middle, to))
}

function pathTo(hashes: readonly Uint8Array[], index: number, from: number, to: number): Uint8Array<ArrayBuffer>[] {
  if (to - from === 1) return []
  const middle = from + split(to - from)
  return index < middle
    ? [...pathTo(hashes, index, from, middle), rootOf(hashes, middle, to)]
    : [...pathTo(hashes, index, middle, to), rootOf(hashes, from, middle)]
}

/** `known`: the verifier already holds the root of this range, because it is the first tree whole. */
function subproof(
  hashes: readonly Uint8Array[],
  first: number,
  from: number,
  to: number,
  known: boolean,
): Uint8Array<ArrayBuffer>[] {
  if (first === to) return known ? [] : [rootOf(hashes, from, to)]
  const middle = from + split(to - from)
  return first <= middle
    ? [...subproof(hashes, first, from, middle, known), rootOf(hashes, middle, to)]
    : [...subproof(hashes, first, middle, to, false), rootOf(hashes, from, middle)]
}

/** The largest power of two below `size`, which is at least 2. */
function split(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}

function leafAt(hashes: readonly Uint8Array[], index: number): Uint8Array<ArrayBuffer> {
  const found = hashes[index]
  if (found?.length !== hashLength) throw new RangeError(`Leaf ${index} is not a SHA-256 hash`)
  return new Uint8Array(found)
}

function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}
