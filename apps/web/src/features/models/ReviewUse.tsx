import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { DialogForm } from './DialogForm.tsx'

const Review = graphql(`
  mutation ReviewUse_reviewEnvelopeUse($input: ReviewEnvelopeUseInput!) {
    reviewEnvelopeUse(input: $input) {
      __typename
      ... on EnvelopeUse { id ...EnvelopeUseLine_use }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** Says what was looked at in a decision by policy, and what was found. */
export function ReviewUse({ useId, onClose }: { useId: string; onClose: () => void }) {
  const { t } = useTranslation('models')
  const [text, setText] = useState('')
  const [review, { pending, refusal }] = useCommand(Review)
  return (
    <DialogForm
      title={t('envelope.reviewTitle')}
      act={t('envelope.reviewAct')}
      pending={pending}
      refusal={refusal}
      onAct={() => void review({ useId, review: text }).then((done) => done && onClose())}
      onClose={onClose}
    >
      <Textarea
        label={t('envelope.found')}
        required
        autosize
        minRows={3}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
