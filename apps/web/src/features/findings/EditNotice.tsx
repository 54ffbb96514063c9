import type { ReactNode } from 'react'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { Conflict } from '../../ui/Conflict.tsx'
import { Refusal } from '../../ui/Refusal.tsx'

type Props = {
  /** What was edited: "Status". */
  field: string
  refusal: ShownRefusal
  /** A value of the field as people read it. */
  spoken?: ((value: string) => ReactNode) | undefined
  onKeepTheirs: () => void
  onUseMine: () => void
}

/** Why an edit did not take: both values and their author for a conflict, the record's sentence otherwise. */
export function EditNotice({ field, refusal, spoken = (value) => value, onKeepTheirs, onUseMine }: Props) {
  const value = refusal.values[0]
  if (refusal.kind === 'Conflict' && value !== undefined) {
    return (
      <Conflict
        field={field}
        mine={spoken(value.yours)}
        theirs={spoken(value.theirs)}
        author={value.by ?? ''}
        at={value.at ?? undefined}
        onKeepTheirs={onKeepTheirs}
        onUseMine={onUseMine}
      />
    )
  }
  return <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} />
}
