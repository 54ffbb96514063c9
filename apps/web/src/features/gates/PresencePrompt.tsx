import { Button, Modal, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './gate.module.css'

type Props = {
  pending: boolean
  refusal: ShownRefusal | null
  onConfirm: (password: string) => void
  onCancel: () => void
}

/** Asks for the password again: a signature is a person's, not a session's. */
export function PresencePrompt({ pending, refusal, onConfirm, onCancel }: Props) {
  const { t } = useTranslation('gates')
  const [password, setPassword] = useState('')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm(password)
  }
  return (
    <Modal opened onClose={onCancel} title={t('presence.title')} size="sm">
      <form className={classes.stack} onSubmit={handleSubmit}>
        <p className={classes.note}>{t('presence.why')}</p>
        <PasswordInput
          data-autofocus
          label={t('presence.password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {refusal ? <Refusal message={refusal.message} /> : null}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={password === ''}>
            {t('presence.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
