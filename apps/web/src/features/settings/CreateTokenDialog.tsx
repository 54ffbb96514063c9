import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TokenScope } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { endOfDay } from './end-of-day.ts'
import { scopeCode, scopes } from './roles.ts'
import { Shown } from './Shown.tsx'
import classes from './settings.module.css'
import { TokenIssued } from './TokenIssued.tsx'

const CreateToken = graphql(`
  mutation CreateTokenDialog_createApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      __typename
      ... on ApiTokenIssued { secret token { id name scopes } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Issued = { secret: string; token: { name: string; scopes: readonly TokenScope[] } }

/** Makes a token, and shows its secret once. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const [create, { pending, refusal }] = useCommand(CreateToken)
  const [issued, setIssued] = useState<Issued | null>(null)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>(['READ'])
  const [day, setDay] = useState('')

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const expiresAt = day === '' ? null : endOfDay(day)
    setIssued(await create({ name, scopes: scopes.filter((scope) => chosen.includes(scope)), expiresAt }))
  }
  if (issued !== null) {
    return (
      <TokenIssued secret={issued.secret} name={issued.token.name} scopes={issued.token.scopes} onClose={onClose} />
    )
  }
  return (
    <Modal opened onClose={onClose} title={t('token.title')}>
      <form className={classes.form} onSubmit={(event) => void handleSubmit(event)}>
        <TextInput
          label={t('token.name')}
          description={t('token.nameHint')}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group label={t('token.scopes')} value={chosen} onChange={setChosen}>
          <div className={classes.checks}>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={<code>{scopeCode(scope)}</code>}
                description={t(`scope.${scope}`)}
              />
            ))}
          </div>
        </Checkbox.Group>
        <TextInput
          type="date"
          label={`${t('token.expires')} (${t('optional')})`}
          description={t('token.expiresWhy')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Shown refusal={refusal} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={chosen.length === 0}>
            {t('token.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
