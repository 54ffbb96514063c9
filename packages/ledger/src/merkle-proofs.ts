import { hashLength, merkleRoot, nodeHash } from './merkle-tree.ts'

/** "The leaf with this hash stands at `index` (from 0) of the tree of `treeSize` leaves with this root." */
export type InclusionClaim = {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly treeSize: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** "The tree of `firstSize` leaves is the beginning of the tree of `secondSize` leaves." */
export type ConsistencyClaim = {
  readonly firstSize: number
  readonly firstRoot: Uint8Array
  readonly secondSize: number
  readonly secondRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** RFC 9162 section 2.1.3.2. Claims come from outside: whatever is malformed is false, never an exception. */
export function verifyInclusion({ leafHash, index, treeSize, root, proof }: InclusionClaim): boolean {
  if (!isSize(index) || !isSize(treeSize) || index >= treeSize) return false
  if (![leafHash, root, ...proof].every(isHash)) return false

  let climb: Climb = { node: index, last: treeSize - 1 }
  let computed = leafHash
  for (const sibling of proof) {
    if (climb.last === 0) return false
    computed = joinsFromTheLeft(climb) ? nodeHash(sibling, computed) : nodeHash(computed, sibling)
    climb = parentOf(climb)
  }
  return climb.last === 0 && equal(computed, root)
}

/**
 * RFC 9162 section 2.1.4.2, never an exception. Every tree continues the empty one, whose root must then be that of
 * no leaves; a tree continues itself by an empty proof.
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { firstSize, firstRoot, secondSize, secondRoot, proof } = claim
  if (!isSize(firstSize) || !isSize(secondSize) || firstSize > secondSize) return false
  if (![firstRoot, secondRoot, ...proof].every(isHash)) return false
  if (firstSize === secondSize) return proof.length === 0 && equal(firstRoot, secondRoot)
  if (firstSize === 0) return proof.length === 0 && equal(firstRoot, merkleRoot([]))
  if (proof.length === 0) return false

  // A first tree of 2^n leaves is one node of the second: its root is left out of the proof.
  const [start, ...path] = isPowerOfTwo(firstSize) ? [firstRoot, ...proof] : proof
  if (start === undefined) return false

  let climb: Climb = { node: firstSize - 1, last: secondSize - 1 }
  while (isRight(climb.node)) climb = above(climb)
  let first = start
  let second = start
  for (const sibling of path) {
    if (climb.last === 0) return false
    if (joinsFromTheLeft(climb)) {
      first = nodeHash(sibling, first)
      second = nodeHash(sibling, second)
    } else {
      second = nodeHash(second, sibling)
    }
    climb = parentOf(climb)
  }
  return climb.last === 0 && equal(first, firstRoot) && equal(second, secondRoot)
}

/** The RFC's fn and sn: a node's place on its level, and the last place there. Arithmetic holds beyond 32 bits. */
type Climb = { readonly node: number; readonly last: number }

function isRight(node: number): boolean {
  return node % 2 === 1
}

function joinsFromTheLeft({ node, last }: Climb): boolean {
  return isRight(node) || node === last
}

function above({ node, last }: Climb): Climb {
  return { node: Math.floor(node / 2), last: Math.floor(last / 2) }
}

/** The next level that has a sibling: the last node of a level without one is carried up unchanged. */
function parentOf(climb: Climb): Climb {
  let at = climb
  if (joinsFromTheLeft(at)) while (!isRight(at.node) && at.node !== 0) at = above(at)
  return above(at)
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size)) && 2 ** Math.log2(size) === size
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === hashLength
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}
