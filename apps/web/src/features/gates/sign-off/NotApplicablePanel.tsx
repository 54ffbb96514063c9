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

const DeclareNotApplicable = graphql(`
  mutation DeclareNotApplicable($input: DeclareNotApplicableInput!) {
    declareNotApplicable(input: $input) {
      __typename
      ... on Gate { id ...GateView_gate ...GateCard_gate }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { gate: GateToDecide; may: GateViewerMay | null | undefined; onViewerChanged: () => void }

/** The holder of the A declares that the gate does not apply; someone else of GRC then confirms it. */
export function NotApplicablePanel({ gate, may, onViewerChanged }: Props) {
  const { t } = useTranslation('gates')
  const [declare, { pending, refusal }] = useCommand(DeclareNotApplicable)
  const { version, review } = useSeen(gate)
  const [rationale, setRationale] = useState('')
  const presence = usePresence(may?.presenceConfirmed, onViewerChanged, {
    refused: refusal,
    again: () => void run(rationale),
  })

  async function run(text: string) {
    if ((await declare({ gateId: gate.id, expectedVersion: version, rationale: text })) !== null) onViewerChanged()
    else review()
  }
  if (!may?.onGate.declareNotApplicable.allowed) return null
  return (
    <>
      <SignedText
        open={t('notApplicable.open')}
        send={t('notApplicable.send')}
        field={t('decide.rationale')}
        hint={t('notApplicable.hint')}
        pending={pending}
        refusal={refusal}
        onOpen={review}
        onSend={(text) => {
          setRationale(text)
          presence.guard(() => void run(text))
        }}
      />
      <PresenceGuard presence={presence} />
    </>
  )
}
