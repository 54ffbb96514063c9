import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { DialogForm } from './DialogForm.tsx'

const Revoke = graphql(`
  mutation EndEnvelope_revokeEnvelope($input: RevokeEnvelopeInput!) {
    revokeEnvelope(input: $input) {
      __typename
      ... on ChangeEnvelope { id ...EnvelopeLine_envelope }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { envelopeId: string; title: string; onClose: () => void }

/** Turns a proposed envelope down, or ends one in force, with the reason. */
export function EndEnvelope({ envelopeId, title, onClose }: Props) {
  const { t } = useTranslation('models')
  const [reason, setReason] = useState('')
  const [revoke, { pending, refusal }] = useCommand(Revoke)
  return (
    <DialogForm
      grave
      title={title}
      act={title}
      pending={pending}
      refusal={refusal}
      onAct={() => void revoke({ envelopeId, reason }).then((done) => done && onClose())}
      onClose={onClose}
    >
      <TextInput
        label={t('envelope.why')}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
