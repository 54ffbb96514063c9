import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { DialogForm } from './DialogForm.tsx'

export const NoticeDialog_consumer = graphql(`
  fragment NoticeDialog_consumer on Consumer {
    id
    name
    version
  }
`)

const Notify = graphql(`
  mutation NoticeDialog_notifyConsumer($input: NotifyConsumerInput!) {
    notifyConsumer(input: $input) {
      __typename
      ... on Consumer { id modelVersion { id ...VersionConsumers_version ...VersionEnd_version } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { consumer: FragmentType<typeof NoticeDialog_consumer>; onClose: () => void }

/** Records that a consumer was told, and where the notice can be read. */
export function NoticeDialog(props: Props) {
  const { t } = useTranslation('models')
  const consumer = readFragment(NoticeDialog_consumer, props.consumer)
  const [reference, setReference] = useState('')
  const [send, { pending, refusal }] = useCommand(Notify)

  async function tell() {
    const done = await send({ consumerId: consumer.id, expectedVersion: consumer.version, reference })
    if (done !== null) props.onClose()
  }
  return (
    <DialogForm
      title={t('noticeTitle', { name: consumer.name })}
      act={t('recordNotice')}
      pending={pending}
      refusal={refusal}
      onAct={() => void tell()}
      onClose={props.onClose}
    >
      <TextInput
        label={t('noticeReference')}
        description={t('noticeHint')}
        required
        data-autofocus
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
