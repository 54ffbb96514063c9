import { createHmac, randomBytes } from 'node:crypto'
import { canonicalBytes } from './canonical.ts'
import { checkedLeaf, InvalidLeaf, type Leaf, type LeafInput } from './leaf-format.ts'

/** Values shown to a verifier. What is left out was not disclosed, or is erased, and is not checked. */
export type DisclosedValues = {
  readonly actorLabel?: string | null
  readonly changes?: readonly { readonly field: string; readonly from?: string | null; readonly to?: string | null }[]
  readonly reason?: string | null
}

export const saltLength = 32

/** The secret of one leaf. It is stored beside the row, and erased with the values. */
export function newSalt(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(saltLength))
}

/**
 * The leaf of an activity, with its values sealed. Throws InvalidLeaf when the input does not fit the format,
 * so that nothing is hashed that `openLeaf` would refuse.
 */
export function sealValues(input: LeafInput, salt: Uint8Array): Leaf {
  const seal = sealer(salt)
  return checkedLeaf({
    v: 1,
    workspaceId: input.workspaceId,
    seq: input.seq,
    at: input.at,
    kind: input.kind,
    actor: {
      type: input.actor.type,
      id: input.actor.id,
      label: seal('actor/label', input.actor.label ?? null),
    },
    subject: { type: input.subject.type, id: input.subject.id, key: input.subject.key },
    engagementId: input.engagementId,
    changes: input.changes.map(({ field, from, to }, index) => ({
      field,
      from: seal(`changes/${index}/from`, from),
      to: seal(`changes/${index}/to`, to),
    })),
    refs: { ...input.refs },
    reason: seal('reason', input.reason),
  })
}

/** The bytes that are stored, hashed and exported: the sealed leaf in canonical JSON. */
export function leafBytes(input: LeafInput, salt: Uint8Array): Uint8Array<ArrayBuffer> {
  return canonicalBytes(sealValues(input, salt))
}

/** Whether every disclosed value is the one that the leaf sealed under this salt. Changes are given all, in order. */
export function matches(leaf: Leaf, values: DisclosedValues, salt: Uint8Array): boolean {
  const seal = sealer(salt)
  const holds = (place: string, value: string | null | undefined, sealed: string | null) =>
    value === undefined || (isText(value) && seal(place, value) === sealed)

  if (!holds('actor/label', values.actorLabel, leaf.actor.label)) return false
  if (!holds('reason', values.reason, leaf.reason)) return false
  if (values.changes === undefined) return true
  if (values.changes.length !== leaf.changes.length) return false
  return leaf.changes.every((change, index) => {
    const shown = values.changes?.[index]
    return (
      shown?.field === change.field &&
      holds(`changes/${index}/from`, shown.from, change.from) &&
      holds(`changes/${index}/to`, shown.to, change.to)
    )
  })
}

/**
 * seal = HMAC-SHA-256(HMAC-SHA-256(salt, "assay/leaf/v1/" + place), value). The inner key opens one place alone,
 * so one value can be shown to an auditor without giving the salt that opens the others.
 */
function sealer(salt: Uint8Array) {
  if (salt.length !== saltLength) throw new InvalidLeaf(`The salt has ${salt.length} bytes, not ${saltLength}`)
  return (place: string, value: string | null): string | null => {
    if (value === null) return null
    // A lone surrogate becomes U+FFFD in UTF-8: two different values would share one seal.
    if (!isText(value)) throw new InvalidLeaf(`The value at ${place} is not well-formed text`)
    const key = createHmac('sha256', salt).update(`assay/leaf/v1/${place}`).digest()
    return createHmac('sha256', key).update(value, 'utf8').digest('hex')
  }
}

function isText(value: string | null): boolean {
  return value === null || (typeof value === 'string' && value.isWellFormed())
}
