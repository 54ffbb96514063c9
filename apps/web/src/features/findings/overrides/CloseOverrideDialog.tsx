import type { TypedDocumentNode } from '@apollo/client'
import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CloseOverrideInput } from '../../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import { Refusal } from '../../../ui/Refusal.tsx'
import dialogs from '../dialogs.module.css'
import { fieldFaults } from '../field-faults.ts'
import { submitOnModEnter } from '../submit-on-mod-enter.ts'

const CloseOverrideDialog_override = graphql(`
  fragment CloseOverrideDialog_override on Override {
    id
    version
  }
`)

const Reject = graphql(`
  mutation CloseOverrideDialog_rejectOverride($input: CloseOverrideInput!) {
    rejectOverride(input: $input) {
      __typename
      ... on Override { ...OverrideEntry_override }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const Withdraw = graphql(`
  mutation CloseOverrideDialog_withdrawOverride($input: CloseOverrideInput!) {
    withdrawOverride(input: $input) {
      __typename
      ... on Override { ...OverrideEntry_override }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const Revoke = graphql(`
  mutation CloseOverrideDialog_revokeOverride($input: CloseOverrideInput!) {
    revokeOverride(input: $input) {
      __typename
      ... on Override { ...OverrideEntry_override }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const documents = { reject: Reject, withdraw: Withdraw, revoke: Revoke } as const
export type Closing = keyof typeof documents

type Props = {
  override: FragmentType<typeof CloseOverrideDialog_override>
  closing: Closing
  onClose: () => void
}

/** Asks why an override is turned down, taken back or ended, before anything changes. */
export function CloseOverrideDialog({ closing, onClose, ...props }: Props) {
  const { t } = useTranslation('findings')
  const { id, version } = readFragment(CloseOverrideDialog_override, props.override)
  const [reason, setReason] = useState('')
  const document = documents[closing] as TypedDocumentNode<object, { input: CloseOverrideInput }>
  const [close, { pending, refusal }] = useCommand(document)
  const faults = fieldFaults(refusal, ['reason'])
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if ((await close({ overrideId: id, expectedVersion: version, reason })) !== null) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t(`override.closing.${closing}.title`)} size={440}>
      <form className={dialogs.form} onSubmit={(event) => void handleSubmit(event)} onKeyDown={submitOnModEnter}>
        <p className={dialogs.subject}>{t(`override.closing.${closing}.effect`)}</p>
        <Textarea
          data-autofocus
          label={t('override.reason')}
          required={closing !== 'withdraw'}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={faults.of.reason}
        />
        {faults.rest ? <Refusal message={faults.rest.message} reasons={faults.rest.reasons} /> : null}
        <div className={dialogs.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t(`override.${closing}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
