import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { DialogForm } from './DialogForm.tsx'

const Name = graphql(`
  mutation ConsumerDialog_nameConsumer($input: NameConsumerInput!) {
    nameConsumer(input: $input) {
      __typename
      ... on Consumer { id modelVersion { id ...VersionConsumers_version ...VersionEnd_version } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** Names who leans on a version. */
export function ConsumerDialog({ modelVersionId, onClose }: { modelVersionId: string; onClose: () => void }) {
  const { t } = useTranslation('models')
  const [name, setName] = useState('')
  const [contact, setContact] = useState('')
  const [send, { pending, refusal }] = useCommand(Name)
  return (
    <DialogForm
      title={t('nameConsumer')}
      why={t('consumerWhy')}
      act={t('nameConsumer')}
      pending={pending}
      refusal={refusal}
      onAct={() => void send({ modelVersionId, name, contact }).then((done) => done && onClose())}
      onClose={onClose}
    >
      <TextInput
        label={t('consumerName')}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('consumerContact')}
        required
        value={contact}
        onChange={(event) => setContact(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
