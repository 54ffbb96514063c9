import { Button, Modal } from '@mantine/core'
import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownRefusal } from '../../graph/refusal.ts'
import classes from './models.module.css'
import { Refused } from './Refused.tsx'

type Props = {
  title: string
  why?: string | undefined
  act: string
  /** It takes something away. */
  grave?: boolean | undefined
  pending: boolean
  refusal: ShownRefusal | null
  refused?: string | undefined
  onAct: () => void
  onClose: () => void
  children?: ReactNode
}

/** A question with a few fields, sent by its button or by ⌘Enter. */
export function DialogForm({ title, why, act, grave, pending, refusal, refused, onAct, onClose, children }: Props) {
  const { t } = useTranslation('models')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!pending) onAct()
  }
  const handleKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
  }
  return (
    <Modal opened onClose={onClose} title={title} size={480}>
      <form className={classes.form} onSubmit={handleSubmit} onKeyDown={handleKey}>
        {why === undefined ? null : <p className={classes.why}>{why}</p>}
        {children}
        <Refused refusal={refusal} title={refused} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} {...(grave ? { color: 'red' } : {})}>
            {act}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
