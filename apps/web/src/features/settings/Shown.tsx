import type { ShownRefusal } from '../../graph/refusal.ts'
import { Refusal } from '../../ui/Refusal.tsx'

/** A command's refusal, if there is one, with its reasons and fields. */
export function Shown({ refusal }: { refusal: ShownRefusal | null }) {
  return refusal === null ? null : (
    <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} />
  )
}
