import type { DocumentNode } from 'graphql'
import type { ShownRefusal } from '../refusal.ts'

/** What a person did, as the page says it while it is on its way. */
export type Errand = {
  /** The place that shows it while it is pending: `status:<finding>`. */
  slot: string
  /** The object that it changes: what is done to one object builds on what was done to it before. */
  subject: string
  /** What is done, to people: "Status of F-12". */
  what: string
  /** To what, to people: "Triaged", or the words of a comment. */
  value?: string | undefined
  /** To what, as the place that made it shows it. */
  shows?: string | null | undefined
  /** Where it was made. */
  href?: string | undefined
}

/** A write that the record does not hold yet, for certain. */
export type Outgoing = Errand & {
  /** Also its idempotency key, from the first try on: the record takes it once, however often it is sent. */
  id: string
  /** Who made it: it is sent as nobody else. */
  seat: string
  madeAt: string
  /** Sorts what one seat made, in all of its tabs. */
  order: string
  document: DocumentNode
  input: { [field: string]: unknown }
  /** When it was first sent; from then on the record may hold it, and it must not change. */
  triedAt: string | null
  /** Why the record did not take it: it waits for its author. */
  refusal: ShownRefusal | null
}

/** What became of one try. */
export type Sent =
  | { kind: 'done'; result: { [field: string]: unknown } }
  | { kind: 'refused'; refusal: ShownRefusal }
  /** It did not get through, or nobody can tell: the same again later. */
  | { kind: 'unreachable' }
