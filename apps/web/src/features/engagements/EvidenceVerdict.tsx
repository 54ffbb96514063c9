import { Button, Popover, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './forms.module.css'
import { submitOnModEnter } from './submit-on-mod-enter.ts'

export const EvidenceVerdict_evidence = graphql(`
  fragment EvidenceVerdict_evidence on Evidence { id key version }
`)

const Accept = graphql(`
  mutation EvidenceVerdict_acceptEvidence($input: AcceptEvidenceInput!) {
    acceptEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceRow_evidence engagement { id ...LayerRail_engagement } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
const Reject = graphql(`
  mutation EvidenceVerdict_rejectEvidence($input: RejectEvidenceInput!) {
    rejectEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceRow_evidence engagement { id ...LayerRail_engagement } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** Accepts submitted evidence, or rejects it with the reason. Waits for the server: gates move by it. */
export function EvidenceVerdict(props: { evidence: FragmentType<typeof EvidenceVerdict_evidence> }) {
  const { t } = useTranslation('engagements')
  const { id, key, version } = readFragment(EvidenceVerdict_evidence, props.evidence)
  const [rejecting, setRejecting] = useState(false)
  const [reason, setReason] = useState('')
  const [accept, accepting] = useCommand(Accept)
  const [reject, rejected] = useCommand(Reject)
  const refusal = accepting.refusal ?? rejected.refusal
  const given = { evidenceId: id, expectedVersion: version }

  async function handleReject(event: FormEvent) {
    event.preventDefault()
    if (reason.trim() === '') return
    const done = await reject({ ...given, reason: reason.trim() })
    if (done !== null) setRejecting(false)
  }
  return (
    <>
      <Button
        size="xs"
        variant="light"
        loading={accepting.pending}
        aria-label={t('verdict.acceptKey', { key })}
        onClick={() => void accept(given)}
      >
        {t('verdict.accept')}
      </Button>
      <Popover opened={rejecting} onChange={setRejecting} width={320} position="bottom-end" trapFocus>
        <Popover.Target>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={t('verdict.rejectKey', { key })}
            onClick={() => setRejecting(!rejecting)}
          >
            {t('verdict.reject')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            className={classes.form}
            onSubmit={(event) => void handleReject(event)}
            onKeyDown={submitOnModEnter}
            noValidate
          >
            <Textarea
              label={t('verdict.reason')}
              description={t('verdict.reasonHint')}
              required
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <div className={classes.actions}>
              <Button type="submit" size="xs" color="red" disabled={reason.trim() === ''} loading={rejected.pending}>
                {t('verdict.rejectKey', { key })}
              </Button>
            </div>
          </form>
        </Popover.Dropdown>
      </Popover>
      {refusal ? (
        <span className={classes.below}>
          <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} />
        </span>
      ) : null}
    </>
  )
}
