import type { ShownRefusal } from '../../graph/refusal.ts'

/** A refusal of a form: what is wrong with its own fields, and what is left to be said below them. */
export function fieldFaults<Field extends string>(refusal: ShownRefusal | null, fields: readonly Field[]) {
  const of: Partial<Record<Field, string>> = {}
  for (const { path, message } of refusal?.fields ?? []) {
    const field = fields.find((each) => each === path)
    if (field !== undefined) of[field] = message
  }
  const left = refusal?.fields.filter(({ path }) => !fields.some((each) => each === path)) ?? []
  const placed = refusal !== null && refusal.kind === 'InvalidInput' && left.length === 0 && refusal.fields.length > 0
  return { of, rest: refusal === null || placed ? null : { ...refusal, fields: left } }
}
