import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import type { GateToDecide } from '../gate-fragment.ts'
import type { GateViewerMay } from '../useGate.ts'
import { usePresence } from '../usePresence.ts'
import { useSeen } from '../useSeen.ts'
import { PresenceGuard } from './PresenceGuard.tsx'
import { SignedText } from './SignedText.tsx'

const RevokeDecision = graphql(`
  mutation RevokeDecision($input: RevokeDecisionInput!) {
    revokeDecision(input: $input) {
      __typename
      ... on Gate { id ...GateView_gate ...GateCard_gate }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { gate: GateToDecide; may: GateViewerMay | null | undefined; onViewerChanged: () => void }

/** Takes an approval back, or withdraws a decision that waits: signed, and with a reason that stays on record. */
export function RevokePanel({ gate, may, onViewerChanged }: Props) {
  const { t } = useTranslation('gates')
  const [revoke, { pending, refusal }] = useCommand(RevokeDecision)
  const { version, review } = useSeen(gate)
  const [reason, setReason] = useState('')
  const presence = usePresence(may?.presenceConfirmed, onViewerChanged, {
    refused: refusal,
    again: () => void run(reason),
  })
  const waits = gate.standing?.status === 'PENDING'
  const what = waits ? 'withdraw' : 'revoke'

  async function run(text: string) {
    if ((await revoke({ gateId: gate.id, expectedVersion: version, reason: text })) !== null) onViewerChanged()
    else review()
  }
  if (!may?.onGate.revoke.allowed) return null
  return (
    <>
      <SignedText
        open={t(`${what}.open`)}
        send={t(`${what}.send`)}
        field={t('revoke.reason')}
        hint={t(`${what}.hint`)}
        danger={!waits}
        pending={pending}
        refusal={refusal}
        onOpen={review}
        onSend={(text) => {
          setReason(text)
          presence.guard(() => void run(text))
        }}
      />
      <PresenceGuard presence={presence} />
    </>
  )
}
