import { Button, Popover, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './gate.module.css'

const AcceptEvidence = graphql(`
  mutation AcceptGateEvidence($input: AcceptEvidenceInput!) {
    acceptEvidence(input: $input) {
      __typename
      ... on Evidence { id version status statusReason effectiveTo }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
const RejectEvidence = graphql(`
  mutation RejectGateEvidence($input: RejectEvidenceInput!) {
    rejectEvidence(input: $input) {
      __typename
      ... on Evidence { id version status statusReason effectiveTo }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** Accepts a piece of evidence, or rejects it with a reason that its producer can act on. */
export function EvidenceReview({ evidence }: { evidence: { id: string; key: string; version: number } }) {
  const { t } = useTranslation('gates')
  const [accept, accepting] = useCommand(AcceptEvidence)
  const [reject, rejecting] = useCommand(RejectEvidence)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const which = { evidenceId: evidence.id, expectedVersion: evidence.version }
  const refused = accepting.refusal ?? rejecting.refusal

  async function handleReject(event: FormEvent) {
    event.preventDefault()
    if ((await reject({ ...which, reason })) !== null) setOpen(false)
  }
  return (
    <>
      <Button
        size="xs"
        loading={accepting.pending}
        onClick={() => void accept(which)}
        aria-label={t('evidenceVerdict.acceptOf', { key: evidence.key })}
      >
        {t('evidenceVerdict.accept')}
      </Button>
      <Popover opened={open} onChange={setOpen} trapFocus position="bottom-end" width={300}>
        <Popover.Target>
          <Button
            size="xs"
            variant="default"
            onClick={() => setOpen(!open)}
            aria-label={t('evidenceVerdict.rejectOf', { key: evidence.key })}
          >
            {t('evidenceVerdict.reject')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <form className={classes.stack} onSubmit={(event) => void handleReject(event)}>
            <Textarea
              label={t('evidenceVerdict.reason')}
              required
              autosize
              minRows={3}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button type="submit" size="xs" loading={rejecting.pending} disabled={reason.trim() === ''}>
              {t('evidenceVerdict.reject')}
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
      {refused ? <Refusal message={refused.message} reasons={refused.reasons} fields={refused.fields} /> : null}
    </>
  )
}
