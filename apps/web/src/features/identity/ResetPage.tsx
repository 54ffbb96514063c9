import './words.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './identity.module.css'
import { askForReset, resetPassword } from './sign-in.ts'

/** Asks for a link; with a link's token, for the new password. */
export function ResetPage() {
  const { t } = useTranslation('identity')
  const { token } = useSearch({ from: '/open/reset' })
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [pending, setPending] = useState(false)
  const [outcome, setOutcome] = useState<'sent' | 'expired' | null>(null)

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setPending(true)
    if (token === undefined) {
      await askForReset(typed)
      setOutcome('sent')
    } else if (await resetPassword(token, typed)) router.history.push('/sign-in')
    else setOutcome('expired')
    setPending(false)
  }
  return (
    <>
      <PageHead title={token === undefined ? t('reset.title') : t('reset.choose')} />
      <form className={classes.form} onSubmit={(event) => void handleSubmit(event)}>
        {token === undefined ? (
          <>
            <p>{t('reset.why')}</p>
            <TextInput
              label={t('signIn.email')}
              type="email"
              autoComplete="username"
              required
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </>
        ) : (
          <PasswordInput
            label={t('reset.new')}
            description={t('reset.rule')}
            autoComplete="new-password"
            required
            minLength={10}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {outcome === 'sent' ? <p role="status">{t('reset.sent')}</p> : null}
        {outcome === 'expired' ? <Refusal message={t('reset.expired')} /> : null}
        <div className={classes.actions}>
          <Button type="submit" loading={pending}>
            {token === undefined ? t('reset.send') : t('reset.save')}
          </Button>
          <LinkTo href="/sign-in">{t('reset.back')}</LinkTo>
        </div>
      </form>
    </>
  )
}
