import { notifications } from '@mantine/notifications'
import { type ReactNode, useEffect, useRef } from 'react'
import { EditNotice } from './EditNotice.tsx'
import type { Edit } from './use-edit.ts'

type About<Value> = {
  /** A row has no room for what went wrong, so it is said beside the page. */
  on: boolean
  id: string
  title: string
  field: string
  edit: Edit<Value>
  spoken?: ((value: string) => ReactNode) | undefined
}

/** Says beside the page why an edit in a row did not take. */
export function useEditToast<Value>(about: About<Value>): void {
  const latest = useRef(about)
  useEffect(() => {
    latest.current = about
  })
  const { on, id } = about
  const { refusal } = about.edit
  useEffect(() => {
    if (!on || refusal === null || refusal.kind === 'Fault') return
    const { title, field, spoken, edit } = latest.current
    const close = (then: () => void) => () => {
      notifications.hide(id)
      then()
    }
    notifications.show({
      id,
      title,
      autoClose: refusal.kind === 'Conflict' ? false : 8_000,
      message: (
        <EditNotice
          field={field}
          refusal={{ ...refusal, reasons: refusal.reasons.map(({ message }) => ({ message, href: null })) }}
          spoken={spoken}
          onKeepTheirs={close(edit.drop)}
          onUseMine={close(edit.retry)}
        />
      ),
    })
  }, [on, id, refusal])
}
