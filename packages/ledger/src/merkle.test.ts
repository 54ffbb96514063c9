import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyConsistency, verifyInclusion } from './merkle-proofs.ts'
import { consistencyProof, inclusionProof, leafHash, merkleRoot, nodeHash } from './merkle-tree.ts'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex')

// The test vectors of the Certificate Transparency project for RFC 6962.
const ctLeaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  .map(bytes)
  .map(leafHash)
const ctRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const node = {
  leaf0: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  leaf1: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  leaf4: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  from0to1: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  from2to3: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  from4to5: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  from6to7: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  from0to3: 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  from4to7: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
}

describe('the published vectors of Certificate Transparency', () => {
  test('give the same root for every size', () => {
    expect(ctRoots.map((_, size) => hex(merkleRoot(ctLeaves.slice(0, size))))).toEqual(ctRoots)
  })

  test.each<[number, number, string[]]>([
    [0, 1, []],
    [0, 8, [node.leaf1, node.from2to3, node.from4to7]],
    [5, 8, [node.leaf4, node.from6to7, node.from0to3]],
    [2, 3, [node.from0to1]],
    [1, 5, [node.leaf0, node.from2to3, node.leaf4]],
  ])('give the same inclusion proof for leaf %i of %i', (index, treeSize, path) => {
    expect(inclusionProof(ctLeaves.slice(0, treeSize), index).map(hex)).toEqual(path)
    const claim = { leafHash: at(ctLeaves, index), index, treeSize, proof: path.map(bytes) }
    expect(verifyInclusion({ ...claim, root: bytes(at(ctRoots, treeSize)) })).toBe(true)
  })

  test.each<[number, number, string[]]>([
    [1, 1, []],
    [1, 8, [node.leaf1, node.from2to3, node.from4to7]],
    [6, 8, [node.from4to5, node.from6to7, node.from0to3]],
    [2, 5, [node.from2to3, node.leaf4]],
  ])('give the same consistency proof from %i to %i', (firstSize, secondSize, path) => {
    expect(consistencyProof(ctLeaves.slice(0, secondSize), firstSize).map(hex)).toEqual(path)
    const [firstRoot, secondRoot] = [bytes(at(ctRoots, firstSize)), bytes(at(ctRoots, secondSize))]
    expect(verifyConsistency({ firstSize, firstRoot, secondSize, secondRoot, proof: path.map(bytes) })).toBe(true)
  })
})

const leaves = Array.from({ length: 64 }, (_, index) => leafHash(Uint8Array.of(index)))
const roots = [...leaves.keys(), leaves.length].map((size) => merkleRoot(leaves.slice(0, size)))
const other = leafHash(Uint8Array.of(0xff))

describe('proofs for every tree of up to 64 leaves', () => {
  test('show that each leaf is included, at its place alone', () => {
    for (let treeSize = 1; treeSize <= 64; treeSize++) {
      for (let index = 0; index < treeSize; index++) {
        const proof = inclusionProof(leaves.slice(0, treeSize), index)
        const claim = { leafHash: at(leaves, index), index, treeSize, root: at(roots, treeSize), proof }
        expect(verifyInclusion(claim)).toBe(true)
        expect(verifyInclusion({ ...claim, index: index + 1 })).toBe(false)
        expect(verifyInclusion({ ...claim, index: index - 1 })).toBe(false)
        expect(verifyInclusion({ ...claim, treeSize: treeSize * 2 })).toBe(false)
        expect(verifyInclusion({ ...claim, leafHash: other })).toBe(false)
        expect(verifyInclusion({ ...claim, root: other })).toBe(false)
        expect(tampered(proof).some((forged) => verifyInclusion({ ...claim, proof: forged }))).toBe(false)
      }
    }
  })

  test('show that each tree continues every earlier one, and no other', () => {
    for (let secondSize = 1; secondSize <= 64; secondSize++) {
      for (let firstSize = 1; firstSize <= secondSize; firstSize++) {
        const proof = consistencyProof(leaves.slice(0, secondSize), firstSize)
        const [firstRoot, secondRoot] = [at(roots, firstSize), at(roots, secondSize)]
        const claim = { firstSize, firstRoot, secondSize, secondRoot, proof }
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, firstSize: firstSize - 1 })).toBe(false)
        expect(verifyConsistency({ ...claim, firstRoot: other })).toBe(false)
        expect(verifyConsistency({ ...claim, secondRoot: other })).toBe(false)
        expect(tampered(proof).some((forged) => verifyConsistency({ ...claim, proof: forged }))).toBe(false)
      }
    }
  })

  test('fail for a history that was rewritten', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.nat(), fc.nat(), (secondSize, size, changed) => {
        const firstSize = 1 + (size % secondSize)
        const rewritten = leaves.slice(0, secondSize).with(changed % firstSize, other)
        const proof = consistencyProof(rewritten, firstSize)
        const [firstRoot, secondRoot] = [at(roots, firstSize), merkleRoot(rewritten)]
        expect(verifyConsistency({ firstSize, firstRoot, secondSize, secondRoot, proof })).toBe(false)
      }),
    )
  })
})

describe('a claim at the edge', () => {
  const empty = at(roots, 0)
  const inclusion = { leafHash: at(leaves, 0), index: 0, treeSize: 1, root: at(roots, 1), proof: [] }
  const consistency = { firstSize: 1, firstRoot: at(roots, 1), secondSize: 1, secondRoot: at(roots, 1), proof: [] }

  test('holds from the empty tree only when its root is that of no leaves', () => {
    const claim = { firstSize: 0, firstRoot: empty, secondSize: 3, secondRoot: at(roots, 3), proof: [] }
    expect(verifyConsistency(claim)).toBe(true)
    expect(verifyConsistency({ ...claim, firstRoot: other })).toBe(false)
    expect(verifyConsistency({ ...claim, proof: [other] })).toBe(false)
  })

  test.each([Number.NaN, -1, 0.5, 2 ** 53, Number.POSITIVE_INFINITY])('is false for the size %d', (size) => {
    expect(verifyInclusion({ ...inclusion, treeSize: size })).toBe(false)
    expect(verifyInclusion({ ...inclusion, index: size })).toBe(false)
    expect(verifyConsistency({ ...consistency, firstSize: size })).toBe(false)
    expect(verifyConsistency({ ...consistency, secondSize: size })).toBe(false)
  })

  test('is false when the later tree is the smaller', () => {
    expect(verifyConsistency({ ...consistency, firstSize: 2, firstRoot: at(roots, 2) })).toBe(false)
  })

  test('is false when a hash has another length', () => {
    expect(verifyInclusion({ ...inclusion, leafHash: new Uint8Array(), root: new Uint8Array() })).toBe(false)
    expect(verifyConsistency({ ...consistency, firstRoot: new Uint8Array(), secondRoot: new Uint8Array() })).toBe(false)
  })

  test('can be verified where places no longer fit 32 bits', () => {
    // The last leaf of a tree of 2^40 + 1 leaves hangs directly under the root.
    const root = nodeHash(other, at(leaves, 0))
    const claim = { leafHash: at(leaves, 0), index: 2 ** 40, treeSize: 2 ** 40 + 1, root, proof: [other] }
    expect(verifyInclusion(claim)).toBe(true)
    expect(verifyInclusion({ ...claim, index: 0 })).toBe(false)
  })

  test('cannot be made for what is not in the tree', () => {
    expect(() => inclusionProof(leaves, 64)).toThrow(RangeError)
    expect(() => consistencyProof(leaves, 65)).toThrow(RangeError)
    expect(() => merkleRoot([new Uint8Array(31)])).toThrow(RangeError)
    expect(() => nodeHash(other, new Uint8Array(31))).toThrow(RangeError)
  })
})

/** The proof with a bit flipped in each hash, with one hash less, and with one too many at either end. */
function tampered(proof: readonly Uint8Array[]): Uint8Array[][] {
  const flipped = proof.map((hash, index) => proof.with(index, hash.with(0, (hash[0] ?? 0) ^ 8)))
  const shorter = proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : []
  return [...flipped, ...shorter, [...proof, other], [other, ...proof], [...proof, new Uint8Array()]]
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`Nothing at ${index}`)
  return found
}
