import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import classes from './forms.module.css'
import { submitOnModEnter } from './submit-on-mod-enter.ts'

type Props = {
  id: string
  /** The step that is shown; each begins at its first field. */
  step: string
  onSubmit: (event: FormEvent) => void
  children: ReactNode
}

/** The form of one step of several. Its button may stand elsewhere, by the form's id. */
export function StepForm({ id, step, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[data-first], input')
    const button = form.current?.ownerDocument.querySelector<HTMLElement>(`button[form="${id}"]`)
    if (step !== '') (first ?? button)?.focus()
  }, [id, step])
  return (
    <form id={id} ref={form} className={classes.form} onSubmit={onSubmit} onKeyDown={submitOnModEnter} noValidate>
      {children}
    </form>
  )
}
