import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { BoardLinkIssued } from './BoardLinkIssued.tsx'
import { endOfDay } from './end-of-day.ts'
import { Shown } from './Shown.tsx'
import classes from './settings.module.css'

const CreateBoardLink = graphql(`
  mutation BoardLinkDialog_createApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      __typename
      ... on ApiTokenIssued { boardLink token { id name } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** Makes the link of a live board for a wall screen, and shows it once. */
export function BoardLinkDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const [create, { pending, refusal }] = useCommand(CreateBoardLink)
  const [link, setLink] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [day, setDay] = useState('')

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const expiresAt = day === '' ? null : endOfDay(day)
    setLink((await create({ name, scopes: ['BOARD'], expiresAt }))?.boardLink ?? null)
  }
  if (link !== null) return <BoardLinkIssued name={name} link={link} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} title={t('board.title')}>
      <form className={classes.form} onSubmit={(event) => void handleSubmit(event)}>
        <p className={classes.words}>{t('board.why')}</p>
        <TextInput
          label={t('board.name')}
          description={t('board.nameHint')}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={`${t('token.expires')} (${t('optional')})`}
          description={t('board.expiresWhy')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Shown refusal={refusal} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('board.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
