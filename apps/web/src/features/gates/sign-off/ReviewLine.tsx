import { Radio } from '@mantine/core'
import { UserCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewOutcome } from '../../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from '../gate.module.css'
import type { GateViewerMay } from '../useGate.ts'
import { usePresence } from '../usePresence.ts'
import { PresenceGuard } from './PresenceGuard.tsx'
import { SignedText } from './SignedText.tsx'

export const ReviewLine_decision = graphql(`
  fragment ReviewLine_decision on GateDecision {
    id
    status
    singleSignerRationale
    reviewer { id name }
    reviewBy
    reviewedAt
    reviewOutcome
    reviewNote
  }
`)

const ReviewDecision = graphql(`
  mutation ReviewDecision($input: ReviewDecisionInput!) {
    reviewDecision(input: $input) {
      __typename
      ... on Gate { id ...GateView_gate ...GateCard_gate }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  decision: FragmentType<typeof ReviewLine_decision>
  may: GateViewerMay | null | undefined
  onViewerChanged: () => void
}

/** That one person decided alone, why, and the independent review: what it found, or who owes it by when. */
export function ReviewLine({ decision: given, may, onViewerChanged }: Props) {
  const { t } = useTranslation('gates')
  const decision = readFragment(ReviewLine_decision, given)
  const [run, { pending, refusal }] = useCommand(ReviewDecision)
  const [outcome, setOutcome] = useState<ReviewOutcome>('UPHELD')
  const [note, setNote] = useState('')
  const again = (text: string) => {
    void run({ decisionId: decision.id, outcome, note: text }).then((done) => done !== null && onViewerChanged())
  }
  const presence = usePresence(may?.presenceConfirmed, onViewerChanged, { refused: refusal, again: () => again(note) })
  const { singleSignerRationale, reviewer, reviewBy, reviewedAt, reviewOutcome, reviewNote } = decision
  if (!singleSignerRationale || !reviewer || !reviewBy) return null
  const stands = decision.status === 'EFFECTIVE' || decision.status === 'PENDING'
  return (
    <div className={classes.review}>
      <span className={classes.requested}>
        <UserCheck size={14} aria-hidden />
        <span>
          {t('review.alone')} <q>{singleSignerRationale}</q>{' '}
          {reviewedAt && reviewOutcome ? (
            <>
              {t(`review.${reviewOutcome}`, { who: reviewer.name })} <RelativeTime at={reviewedAt} />
              {reviewNote ? <q>{reviewNote}</q> : null}
            </>
          ) : stands ? (
            <>
              {t('review.due', { who: reviewer.name })} <RelativeTime at={reviewBy} />
            </>
          ) : null}
        </span>
      </span>
      {stands && !reviewedAt && may?.membership.id === reviewer.id ? (
        <SignedText
          open={t('review.open')}
          send={t('review.send')}
          field={t('review.note')}
          hint={t('review.hint')}
          pending={pending}
          refusal={refusal}
          onSend={(text) => {
            setNote(text)
            presence.guard(() => again(text))
          }}
        >
          <Radio.Group
            aria-label={t('review.outcome')}
            value={outcome}
            onChange={(value) => setOutcome(value === 'OVERTURNED' ? 'OVERTURNED' : 'UPHELD')}
          >
            <div className={classes.choices}>
              <Radio value="UPHELD" size="xs" label={t('review.uphold')} />
              <Radio value="OVERTURNED" size="xs" label={t('review.overturn')} />
            </div>
          </Radio.Group>
        </SignedText>
      ) : null}
      <PresenceGuard presence={presence} />
    </div>
  )
}
