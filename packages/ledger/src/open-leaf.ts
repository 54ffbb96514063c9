import { canonicalBytes } from './canonical.ts'
import { checkedLeaf, InvalidLeaf, type Leaf } from './leaf-format.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The leaf that these bytes are. Throws InvalidLeaf for anything but the canonical bytes of a version 1 leaf:
 * other spacing, order, escapes or repeated members would give one leaf two hashes.
 */
export function openLeaf(bytes: Uint8Array): Leaf {
  const leaf = checkedLeaf(parsed(bytes))
  if (Buffer.compare(canonicalBytes(leaf), bytes) !== 0) throw new InvalidLeaf('The bytes are not canonical JSON')
  return leaf
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (cause) {
    throw new InvalidLeaf('The bytes are not JSON in UTF-8', { cause })
  }
}
