import { Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './inline.module.css'

type Props = {
  label: string
  value: string
  /** `overtaken` says that the value changed while it was edited. */
  onChange: (value: string, overtaken: boolean) => void
  onOpen?: (() => void) | undefined
  empty: string
  /** Prose has room for paragraphs, and ⌘Enter saves it. */
  prose?: boolean | undefined
  required?: boolean | undefined
  pending?: boolean | undefined
  /** It could not be sent, and is sent when it can be. */
  waiting?: boolean | undefined
  /** What went wrong on the way, when it did. */
  failed?: string | undefined
  onRetry?: (() => void) | undefined
  readOnly?: boolean | undefined
}

/** A text edited where it stands: a click opens it, Enter or leaving saves it, Esc leaves it as it was. */
export function InlineText(props: Props) {
  const { label, value, onChange, onOpen, empty, prose, required, pending, waiting, failed, onRetry, readOnly } = props
  const { t } = useTranslation('ui')
  const [draft, setDraft] = useState<{ text: string; from: string } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const shown = value === '' ? <span className={classes.empty}>{empty}</span> : value
  const look = prose ? classes.prose : classes.text
  if (readOnly) return <span className={look}>{shown}</span>

  const close = () => {
    setDraft(null)
    requestAnimationFrame(() => button.current?.focus())
  }
  const save = () => {
    if (draft === null) return
    const next = draft.text.trim()
    if (next !== draft.from && !(required && next === '')) onChange(next, draft.from !== value)
    setDraft(null)
  }
  if (draft !== null) {
    const given = {
      'aria-label': label,
      value: draft.text,
      autoFocus: true,
      onChange: (event: { currentTarget: { value: string } }) =>
        setDraft({ ...draft, text: event.currentTarget.value }),
      onBlur: save,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') {
          event.preventDefault()
          close()
        } else if (event.key === 'Enter' && (!prose || event.metaKey || event.ctrlKey)) {
          event.preventDefault()
          save()
          close()
        }
      },
    }
    return prose ? <Textarea {...given} minRows={4} /> : <TextInput {...given} size="xs" />
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`${classes.button} ${look}`}
        aria-label={`${label}: ${value || empty}`}
        aria-busy={pending || undefined}
        data-waiting={waiting || undefined}
        data-failed={failed ? true : undefined}
        onClick={() => {
          onOpen?.()
          setDraft({ text: value, from: value })
        }}
      >
        {shown}
      </button>
      {waiting ? <span className={classes.waiting}>{t('waiting')}</span> : null}
      {failed ? (
        <span className={classes.failed} role="alert">
          {failed}{' '}
          <button type="button" onClick={onRetry}>
            {t('retry')}
          </button>
        </span>
      ) : null}
    </>
  )
}
