import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { DemoPersonas } from './DemoPersonas.tsx'
import classes from './identity.module.css'
import { signIn } from './sign-in.ts'

const SignInPageQuery = graphql(`
  query SignInPage {
    setup { needed ...DemoPersonas_setup }
  }
`)

export function SignInPage() {
  const { t } = useTranslation('identity')
  const router = useRouter()
  const { next } = useSearch({ from: '/open/sign-in' })
  const { data } = useQuery(SignInPageQuery)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<'wrong' | 'unreachable' | null>(null)

  async function enter(address: string, secret: string) {
    setPending(true)
    setTrouble(null)
    const outcome = await signIn(address, secret)
    setPending(false)
    if (outcome === 'signed-in') router.history.push(next ?? '/')
    else setTrouble(outcome)
  }
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    void enter(email, password)
  }
  return (
    <>
      <PageHead title={t('signIn.title')} />
      <form className={classes.form} onSubmit={handleSubmit}>
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {trouble ? <Refusal message={t(`signIn.${trouble}`)} /> : null}
        <div className={classes.actions}>
          <Button type="submit" loading={pending}>
            {t('signIn.submit')}
          </Button>
          <LinkTo href="/reset">{t('signIn.forgot')}</LinkTo>
        </div>
      </form>
      {data ? <DemoPersonas setup={data.setup} onChoose={(address, secret) => void enter(address, secret)} /> : null}
    </>
  )
}
