import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './evidence.module.css'

type Props = {
  title: string
  /** What it does, before it is done. */
  why: string
  label: string
  /** Ends what cannot be begun again. */
  grave?: boolean | undefined
  pending: boolean
  refusal: ShownRefusal | null
  /** What else has to be chosen. */
  children?: ReactNode
  ready?: boolean | undefined
  onSubmit: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** An act on evidence that needs its reason. It waits for the server: gates move by it. */
export function ReasonDialog(props: Props) {
  const { title, why, label, grave, pending, refusal, children, ready = true, onSubmit, onClose } = props
  const { t } = useTranslation('evidence')
  const [reason, setReason] = useState('')
  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if ((await onSubmit(reason.trim())) !== null) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={title}>
      <form className={classes.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
        <p className={classes.note}>{why}</p>
        {children}
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          data-autofocus={children === undefined || undefined}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            {...(grave ? { color: 'red' } : {})}
            loading={pending}
            disabled={reason.trim() === '' || !ready}
          >
            {label}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
