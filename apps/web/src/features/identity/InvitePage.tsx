import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useParams, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './identity.module.css'
import { signIn } from './sign-in.ts'

const InvitePageQuery = graphql(`
  query InvitePage($token: String!) {
    invitationPreview(token: $token) { email name workspaceName invitedBy hasAccount }
  }
`)

const AcceptInvitation = graphql(`
  mutation InvitePage_acceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on InvitationAccepted { email }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** An invitation's link: a name and a password, and one is in. */
export function InvitePage() {
  const { t } = useTranslation('identity')
  const router = useRouter()
  const { token } = useParams({ from: '/open/invite/$token' })
  const { data } = useQuery(InvitePageQuery, { variables: { token } })
  const [accept, { pending, refusal }] = useCommand(AcceptInvitation)
  const [typedName, setName] = useState<string>()
  const [password, setPassword] = useState('')
  if (data === undefined) return <PageSkeleton />
  const invitation = data.invitationPreview
  if (!invitation) {
    return (
      <EmptyState
        whole
        title={t('invite.gone')}
        why={t('invite.goneWhy')}
        action={<LinkTo href="/sign-in">{t('signIn.title')}</LinkTo>}
      />
    )
  }
  const { email, workspaceName, invitedBy, hasAccount } = invitation
  const name = typedName ?? invitation.name

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const done = await accept({ token, name, password })
    if (done !== null && (await signIn(email, password)) === 'signed-in') router.history.push('/')
  }
  return (
    <>
      <PageHead title={t('invite.title', { workspace: workspaceName })} />
      <form className={classes.form} onSubmit={(event) => void handleSubmit(event)}>
        <p>{t('invite.why', { by: invitedBy, email })}</p>
        <TextInput
          label={t('setup.name')}
          autoComplete="name"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={hasAccount ? t('signIn.password') : t('invite.password')}
          description={hasAccount ? t('invite.known') : t('reset.rule')}
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {refusal ? <Refusal message={refusal.message} /> : null}
        <div className={classes.actions}>
          <Button type="submit" loading={pending}>
            {t('invite.submit')}
          </Button>
        </div>
      </form>
    </>
  )
}
