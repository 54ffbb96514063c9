import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownRefusal } from '../../../graph/refusal.ts'
import { GateRefusal } from '../GateRefusal.tsx'
import classes from '../gate.module.css'

type Props = {
  /** What the button says that opens the form, and the one that sends it. */
  open: string
  send: string
  field: string
  hint?: string
  optional?: boolean
  danger?: boolean
  /** Whether what else is asked for (`children`) is answered. */
  complete?: boolean
  pending: boolean
  refusal: ShownRefusal | null
  /** Does it, with the text. Answers whether it was done. */
  onSend: (text: string) => void
  onOpen?: () => void
  children?: ReactNode
}

/** An act that says why: a quiet button, which opens a text and the button that does it. */
export function SignedText({ open, send, field, hint, optional, danger, complete = true, ...rest }: Props) {
  const { pending, refusal, onSend, onOpen, children } = rest
  const { t } = useTranslation('gates')
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if ((optional || text.trim() !== '') && complete) onSend(text.trim())
  }
  if (!isOpen) {
    return (
      <div className={classes.act}>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onOpen?.()
            setOpen(true)
          }}
        >
          {open}
        </Button>
      </div>
    )
  }
  return (
    <form className={`${classes.stack} ${classes.act}`} onSubmit={handleSubmit} aria-label={open}>
      {children}
      <Textarea
        label={field}
        description={hint}
        required={!optional}
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {refusal && refusal.code !== 'STEP_UP_REQUIRED' ? <GateRefusal refusal={refusal} /> : null}
      <div className={classes.buttons}>
        <Button size="xs" variant="default" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
        <Button
          size="xs"
          type="submit"
          loading={pending}
          disabled={(!optional && text.trim() === '') || !complete}
          {...(danger ? { color: 'red' } : {})}
        >
          {send}
        </Button>
      </div>
    </form>
  )
}
