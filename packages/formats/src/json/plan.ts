/**
 * Which parts of a JSON document are wanted, by place. Everything else is checked for well-formedness and passed over.
 * A label names what was met; labels say nothing about order, since JSON objects have none.
 */
export type Plan =
  | { kind: 'take'; label: string; omit: ReadonlySet<string> }
  | { kind: 'note'; label: string }
  | {
      kind: 'fields'
      fields: ReadonlyMap<string, Plan>
      seen: string | null
      otherwise: string | null
      unknown: string | null
    }
  | { kind: 'each'; each: Plan; seen: string | null; otherwise: string | null }

type Labels = { seen?: string; otherwise?: string }

const nothing: ReadonlySet<string> = new Set()

/** The whole value, parsed; the fields named in `omit` are null in it, so that bulky unread parts cost no memory. */
export const take = (label: string, omit: ReadonlySet<string> = nothing): Plan => ({ kind: 'take', label, omit })

/** Only the fact that a value stands here. */
export const note = (label: string): Plan => ({ kind: 'note', label })

/** An object, told as `seen` when it begins and as `unknown` at each other field; another kind of value as `otherwise`. */
export const fields = (
  wanted: Record<string, Plan>,
  { seen, otherwise, unknown }: Labels & { unknown?: string } = {},
): Plan => ({
  kind: 'fields',
  fields: new Map(Object.entries(wanted)),
  seen: seen ?? null,
  otherwise: otherwise ?? null,
  unknown: unknown ?? null,
})

/** An array, told as `seen` when it begins; a value of another kind is taken as `otherwise`. */
export const each = (plan: Plan, { seen, otherwise }: Labels = {}): Plan => ({
  kind: 'each',
  each: plan,
  seen: seen ?? null,
  otherwise: otherwise ?? null,
})

/** Stands in for a taken value that is larger than the bound. */
export const OVERSIZED = Symbol('larger than the bound')

export type Sink = (label: string, value: unknown) => void
