import { useApolloClient } from '@apollo/client/react'
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GateDecisionCode } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { ChangedNotice } from './ChangedNotice.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import { areComplete, newCondition, toInput } from './conditions.ts'
import { DecisionChoices } from './DecisionChoices.tsx'
import { needsReady, setsConditions } from './decisions.ts'
import { GateRefusal } from './GateRefusal.tsx'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'
import { PresencePrompt } from './PresencePrompt.tsx'
import { type DraftException, SingleSignerFields } from './sign-off/SingleSignerFields.tsx'
import type { GateViewerMay } from './useGate.ts'
import { usePresence } from './usePresence.ts'
import { useSeen } from './useSeen.ts'

const DecideGate = graphql(`
  mutation DecideGate($input: DecideGateInput!) {
    decideGate(input: $input) {
      __typename
      ... on Gate { id ...GateView_gate ...GateCard_gate }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { gate: GateToDecide; may: GateViewerMay; onViewerChanged: () => void }

/** Why alone, and who reviews it, where the exception is taken. */
const isComplete = (exception: DraftException | null) =>
  exception === null || (exception.rationale.trim() !== '' && exception.reviewerId !== null)

/** Takes a decision and signs it. Nothing shows as decided before the server has said so. */
export function DecisionForm({ gate, may, onViewerChanged }: Props) {
  const { t } = useTranslation('gates')
  const { presenceConfirmed, sign: mayDecide, onGate } = may
  const client = useApolloClient()
  const [decide, { pending, refusal, forget }] = useCommand(DecideGate)
  const presence = usePresence(presenceConfirmed, onViewerChanged, { refused: refusal, again: () => void sign() })
  const { version, changes, by, review } = useSeen(gate)
  const [decision, setDecision] = useState<GateDecisionCode | null>(null)
  const [rationale, setRationale] = useState('')
  const [conditions, setConditions] = useState(() => [newCondition()])
  const [exception, setException] = useState<DraftException | null>(() =>
    mayDecide.allowed ? null : { rationale: '', reviewerId: null },
  )
  const form = useRef<HTMLFormElement>(null)
  const ready = gate.readiness === 'READY'
  const tied = decision !== null && setsConditions(decision)
  const complete =
    decision !== null && rationale.trim() !== '' && (!tied || areComplete(conditions)) && isComplete(exception)
  const waits = decision !== null && needsReady(decision) && !ready
  const started = decision !== null || rationale !== ''
  const changed = started && !pending && changes.length > 0
  // The server tells the difference more exactly than the page can.
  const refused = refusal?.code === 'CONFLICT'
  // Until something is written, what the page shows is what the signer looks at.
  useEffect(() => {
    if (!started && changes.length > 0) review()
  }, [started, changes, review])

  async function sign() {
    if (decision === null) return
    const input = { gateId: gate.id, expectedVersion: version, decision, rationale: rationale.trim() }
    const done = await decide({
      ...input,
      ...(tied ? { conditions: toInput(conditions) } : {}),
      ...(exception?.reviewerId ? { singleSigner: { ...exception, reviewerId: exception.reviewerId } } : {}),
    })
    if (done !== null) onViewerChanged()
  }
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (complete && !changed && !waits) presence.guard(() => void sign())
  }
  return (
    <>
      <form ref={form} className={classes.stack} onSubmit={handleSubmit}>
        <DecisionChoices
          choices={gate.definition.decisions}
          chosen={decision}
          ready={ready}
          reasons={gate.reasons.length}
          onChoose={(next) => {
            forget()
            setDecision(next)
          }}
        />
        {tied ? <ConditionFields conditions={conditions} onChange={setConditions} /> : null}
        <Textarea
          label={t('decide.rationale')}
          description={t('decide.rationaleHint')}
          required
          autosize
          minRows={3}
          maxRows={12}
          value={rationale}
          onChange={(event) => setRationale(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit()
          }}
        />
        {onGate.decideAlone.allowed ? (
          <SingleSignerFields
            exception={exception}
            optional={mayDecide.allowed}
            viewerId={may.membership.id}
            onChange={setException}
          />
        ) : null}
        {refusal && refusal.code !== 'STEP_UP_REQUIRED' && (!changed || refused) ? (
          <GateRefusal
            refusal={refusal}
            onReview={() => {
              forget()
              void client.refetchQueries({ include: ['GatePage'] }).then(review)
            }}
          />
        ) : null}
        {changed && !refused ? (
          <ChangedNotice
            changes={changes}
            by={by}
            onReview={() => {
              forget()
              review()
            }}
          />
        ) : null}
        <Button type="submit" loading={pending} disabled={!complete || changed || waits}>
          {decision === null ? t('decide.sign') : t('decide.signAs', { decision: t(`decision.${decision}`) })}
        </Button>
        <p className={classes.note}>{presenceConfirmed ? t('decide.present') : t('decide.asksAgain')}</p>
      </form>
      {presence.asking ? (
        <PresencePrompt
          pending={presence.pending}
          refusal={presence.refusal}
          onConfirm={(password) => void presence.confirm(password)}
          onCancel={presence.cancel}
        />
      ) : null}
    </>
  )
}
