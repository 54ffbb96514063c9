import { Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from '../gate.module.css'
import type { GateToDecide } from '../gate-fragment.ts'
import type { GateViewerMay } from '../useGate.ts'
import { SignedText } from './SignedText.tsx'

const RequestDecision = graphql(`
  mutation RequestDecision($input: RequestDecisionInput!) {
    requestDecision(input: $input) {
      __typename
      ... on Gate { id ...GateView_gate ...GateCard_gate }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { gate: GateToDecide; may: GateViewerMay | null | undefined; onViewerChanged: () => void }

/** Who asked for the decision; else the way to ask. Whoever asks does not sign. */
export function RequestPanel({ gate, may, onViewerChanged }: Props) {
  const { t } = useTranslation('gates')
  const [request, { pending, refusal }] = useCommand(RequestDecision)
  const { requestedBy, requestedAt, requestNote } = gate
  if (requestedBy && requestedAt) {
    return (
      <div className={classes.requested}>
        <Send size={14} aria-hidden />
        <span>
          {t('request.by', { who: requestedBy.name })} <RelativeTime at={requestedAt} />
          {requestNote ? <q>{requestNote}</q> : null}
        </span>
      </div>
    )
  }
  if (!may?.onGate.request.allowed) return null
  return (
    <SignedText
      open={t('request.open')}
      send={t('request.open')}
      field={t('request.note')}
      hint={t('request.hint')}
      optional
      pending={pending}
      refusal={refusal}
      onSend={(note) => {
        void request({ gateId: gate.id, note }).then((done) => done !== null && onViewerChanged())
      }}
    />
  )
}
