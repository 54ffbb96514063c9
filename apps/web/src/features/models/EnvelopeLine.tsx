import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { EndEnvelope } from './EndEnvelope.tsx'
import classes from './models.module.css'
import { Refused } from './Refused.tsx'

export const EnvelopeLine_envelope = graphql(`
  fragment EnvelopeLine_envelope on ChangeEnvelope {
    id
    name
    rationale
    envelopeStatus: status
    stages
    mayChange
    endsAt
    bounds { metric min max }
    approvals { seat approvedAt member { id name } }
    waitsFor
  }
`)

const Approve = graphql(`
  mutation EnvelopeLine_approveEnvelope($input: ApproveEnvelopeInput!) {
    approveEnvelope(input: $input) {
      __typename
      ... on ChangeEnvelope { id ...EnvelopeLine_envelope }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { envelope: FragmentType<typeof EnvelopeLine_envelope>; maySign: boolean }

/** An envelope that stands on this version: its terms, who approved it, and whom it waits for. */
export function EnvelopeLine(props: Props) {
  const { t } = useTranslation('models')
  const envelope = readFragment(EnvelopeLine_envelope, props.envelope)
  const [approve, approving] = useCommand(Approve)
  const [ending, setEnding] = useState(false)
  const seats = (all: readonly string[]) => all.map((seat) => t(`envelope.seats.${seat}`)).join(', ')
  const open = envelope.envelopeStatus === 'PROPOSED'
  return (
    <li>
      <p className={classes.dataset}>
        <b>{envelope.name}</b>
        <span className={open ? classes.caution : classes.faint}>
          {t(`envelope.status.${envelope.envelopeStatus}`)}
        </span>
        <span className={classes.faint}>{t('envelope.basedHere')}</span>
      </p>
      <p className={classes.notice}>{envelope.rationale}</p>
      <p className={classes.notice}>
        {t('envelope.covers', { seats: seats(envelope.stages) })}
        {' · '}
        {envelope.bounds
          .map(({ metric, min, max }) =>
            [min == null ? '' : `${min} ≤ `, metric, max == null ? '' : ` ≤ ${max}`].join(''),
          )
          .join(', ')}
        {' · '}
        {t('envelope.ends')} <RelativeTime at={envelope.endsAt} />
      </p>
      {envelope.approvals.length > 0 ? (
        <p className={classes.notice}>
          {t('envelope.approvedBy', {
            names: envelope.approvals
              .map(({ member, seat }) => `${member.name} (${t(`envelope.seats.${seat}`)})`)
              .join(', '),
          })}
        </p>
      ) : null}
      {envelope.waitsFor.length > 0 ? (
        <p className={classes.notice}>{t('envelope.waitsFor', { seats: seats(envelope.waitsFor) })}</p>
      ) : null}
      {props.maySign && (open || envelope.envelopeStatus === 'APPROVED') ? (
        <p className={classes.notice}>
          {open ? (
            <Button
              size="compact-xs"
              loading={approving.pending}
              onClick={() => void approve({ envelopeId: envelope.id })}
            >
              {t('envelope.approve')}
            </Button>
          ) : null}
          <Button size="compact-xs" variant="default" onClick={() => setEnding(true)}>
            {t(open ? 'envelope.reject' : 'envelope.revoke')}
          </Button>
        </p>
      ) : null}
      <Refused refusal={approving.refusal} />
      {ending ? (
        <EndEnvelope
          envelopeId={envelope.id}
          title={t(open ? 'envelope.reject' : 'envelope.revoke')}
          onClose={() => setEnding(false)}
        />
      ) : null}
    </li>
  )
}
