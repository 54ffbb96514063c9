import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Separation } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { CommandLine } from '../../ui/CommandLine.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './identity.module.css'
import { signIn } from './sign-in.ts'

const SetupPageQuery = graphql(`
  query SetupPage {
    setup { needed }
  }
`)

const SetUpWorkspace = graphql(`
  mutation SetupPage_setUpWorkspace($input: SetUpWorkspaceInput!) {
    setUpWorkspace(input: $input) {
      __typename
      ... on WorkspaceSetUp { email }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** An empty installation asks for its workspace and its first administrator, and leads on to the register. */
export function SetupPage() {
  const { t } = useTranslation('identity')
  const router = useRouter()
  const { data } = useQuery(SetupPageQuery)
  const [setUp, { pending, refusal }] = useCommand(SetUpWorkspace)
  const [workspaceName, setWorkspaceName] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [separation, setSeparation] = useState<Separation>('STRICT')

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const done = await setUp({ workspaceName, name, email, password, separation })
    if (done !== null && (await signIn(email, password)) === 'signed-in') router.history.push('/register')
  }
  if (data?.setup.needed === false && !pending) {
    return (
      <EmptyState
        whole
        title={t('setup.done')}
        why={t('setup.doneWhy')}
        action={<LinkTo href="/sign-in">{t('signIn.title')}</LinkTo>}
      />
    )
  }
  return (
    <>
      <PageHead title={t('setup.title')} />
      <form className={classes.form} onSubmit={(event) => void handleSubmit(event)}>
        <p>{t('setup.why')}</p>
        <TextInput
          label={t('setup.workspace')}
          placeholder={t('setup.workspaceHint')}
          required
          value={workspaceName}
          onChange={(event) => setWorkspaceName(event.currentTarget.value)}
        />
        <TextInput
          label={t('setup.name')}
          autoComplete="name"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
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
          description={t('reset.rule')}
          autoComplete="new-password"
          required
          minLength={10}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Radio.Group
          label={t('setup.separation')}
          value={separation}
          onChange={(value) => setSeparation(value === 'COMPACT' ? 'COMPACT' : 'STRICT')}
        >
          <div className={classes.choices}>
            <Radio value="STRICT" label={t('setup.strict')} description={t('setup.strictWhy')} />
            <Radio value="COMPACT" label={t('setup.compact')} description={t('setup.compactWhy')} />
          </div>
        </Radio.Group>
        {refusal ? <Refusal message={refusal.message} /> : null}
        <div className={classes.actions}>
          <Button type="submit" loading={pending}>
            {t('setup.submit')}
          </Button>
        </div>
      </form>
      <section className={classes.aside}>
        <p>{t('setup.demo')}</p>
        <CommandLine command="npx -y pnpm@12.21.0 start" label={t('setup.demoLabel')} />
      </section>
    </>
  )
}
