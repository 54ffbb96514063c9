/** Who acted; `label` is the name that people saw at the time. */
export type LeafActor = {
  readonly type: 'MEMBERSHIP' | 'TOKEN' | 'SYSTEM'
  readonly id: string | null
  readonly label?: string | null
}
export type LeafSubject = { readonly type: string; readonly id: string; readonly key: string | null }

/** One activity as the sequencer hands it over. `seq` counts from 1; `at` is ISO 8601, UTC, with milliseconds. */
export type LeafInput = {
  readonly workspaceId: string
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly actor: LeafActor
  readonly subject: LeafSubject
  readonly engagementId: string | null
  readonly changes: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[]
  readonly refs: Readonly<Record<string, string>>
  readonly reason: string | null
}

/**
 * The leaf as it is hashed: `actor.label`, `from`, `to` and `reason` are seals (64 hexadecimal digits), or null where
 * no value was.
 */
export type Leaf = LeafInput & { readonly v: 1; readonly actor: Required<LeafActor> }

/** The value is not a leaf of a version that this code knows; the message names the member at fault. */
export class InvalidLeaf extends Error {
  override readonly name = 'InvalidLeaf'
}

type Members = Readonly<Record<string, unknown>>

/** A new object with exactly the members of version 1, or InvalidLeaf: nothing missing, nothing more. */
export function checkedLeaf(value: unknown): Leaf {
  const { v, ...members } = membersOf(value, 'leaf')
  if (v !== 1) throw new InvalidLeaf(`Version ${String(v)} of the leaf format is not known`)
  const { workspaceId, seq, at, kind, actor, subject, engagementId, changes, refs, reason, ...rest } = members
  nothingMore(rest, 'leaf')
  return {
    v: 1,
    workspaceId: name(workspaceId, 'workspaceId'),
    seq: position(seq),
    at: instant(at),
    kind: name(kind, 'kind'),
    actor: checkedActor(actor),
    subject: checkedSubject(subject),
    engagementId: nameOrNull(engagementId, 'engagementId'),
    changes: list(changes).map((change, index) => checkedChange(change, `changes[${index}]`)),
    refs: checkedRefs(refs),
    reason: sealOrNull(reason, 'reason'),
  }
}

function checkedActor(value: unknown): Required<LeafActor> {
  const { type, id, label, ...rest } = membersOf(value, 'actor')
  nothingMore(rest, 'actor')
  if (type !== 'MEMBERSHIP' && type !== 'TOKEN' && type !== 'SYSTEM') throw new InvalidLeaf('actor.type is not known')
  return { type, id: nameOrNull(id, 'actor.id'), label: sealOrNull(label, 'actor.label') }
}

function checkedSubject(value: unknown): LeafSubject {
  const { type, id, key, ...rest } = membersOf(value, 'subject')
  nothingMore(rest, 'subject')
  return { type: name(type, 'subject.type'), id: name(id, 'subject.id'), key: nameOrNull(key, 'subject.key') }
}

function checkedChange(value: unknown, where: string): Leaf['changes'][number] {
  const { field, from, to, ...rest } = membersOf(value, where)
  nothingMore(rest, where)
  return {
    field: name(field, `${where}.field`),
    from: sealOrNull(from, `${where}.from`),
    to: sealOrNull(to, `${where}.to`),
  }
}

/** Through entries, so that a reference called `__proto__` stays a member like any other. */
function checkedRefs(value: unknown): Record<string, string> {
  const entries = Object.entries(membersOf(value, 'refs'))
  return Object.fromEntries(entries.map(([ref, id]) => [name(ref, 'a name in refs'), text(id, `refs.${ref}`)]))
}

function membersOf(value: unknown, where: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidLeaf(`${where} is not an object`)
  }
  return { ...value }
}

function nothingMore(rest: Members, where: string): void {
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) throw new InvalidLeaf(`${where} has no member "${unknown}"`)
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new InvalidLeaf('changes is not a list')
  return value
}

function name(value: unknown, where: string): string {
  if (value === '') throw new InvalidLeaf(`${where} is empty`)
  return text(value, where)
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || !value.isWellFormed()) throw new InvalidLeaf(`${where} is not well-formed text`)
  return value
}

function nameOrNull(value: unknown, where: string): string | null {
  return value === null ? null : name(value, where)
}

function position(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw new InvalidLeaf('seq is not a whole number from 1')
  }
  return value
}

function instant(value: unknown): string {
  const at = name(value, 'at')
  const time = new Date(at)
  if (Number.isNaN(time.getTime()) || time.toISOString() !== at) {
    throw new InvalidLeaf('at is not an ISO 8601 time in UTC with milliseconds')
  }
  return at
}

function sealOrNull(value: unknown, where: string): string | null {
  if (value === null) return null
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) throw new InvalidLeaf(`${where} is not a seal`)
  return value
}
