import type { ReactNode } from 'react'
import { Conflict } from '../../ui/Conflict.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import type { EngagementEdit } from './use-engagement-edit.ts'

type Props<Value> = {
  /** What was edited: "Owner". */
  label: string
  edit: EngagementEdit<Value>
  /** A value of the field as people read it. */
  spoken?: ((value: string) => ReactNode) | undefined
}

/** Why an edit did not take: both values and their author for a conflict, the record's sentence otherwise. */
export function EditNotice<Value>({ label, edit, spoken = (value) => value }: Props<Value>) {
  const { refusal } = edit
  if (refusal === null || refusal.kind === 'Fault') return null
  const value = refusal.values[0]
  if (refusal.kind !== 'Conflict' || value === undefined) {
    return <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} />
  }
  return (
    <Conflict
      field={label}
      mine={spoken(value.yours)}
      theirs={spoken(value.theirs)}
      author={value.by ?? ''}
      at={value.at ?? undefined}
      onKeepTheirs={edit.drop}
      onUseMine={edit.retry}
    />
  )
}
