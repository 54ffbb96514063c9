import { Button } from '@mantine/core'
import { Hourglass, Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { GateRefusal } from './GateRefusal.tsx'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'
import { PresencePrompt } from './PresencePrompt.tsx'
import { RevokePanel } from './sign-off/RevokePanel.tsx'
import type { GateViewerMay } from './useGate.ts'
import { usePresence } from './usePresence.ts'

const ConcurOnGate = graphql(`
  mutation ConcurOnGate($input: ConcurOnGateInput!) {
    concurOnGate(input: $input) {
      __typename
      ... on Gate { id ...GateView_gate ...GateCard_gate }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  gate: GateToDecide
  decision: NonNullable<GateToDecide['standing']>
  may: GateViewerMay | null | undefined
  onViewerChanged: () => void
}

/** A decision that waits for further signatures: whose, and the button that gives one. */
export function ConcurPanel({ gate, decision, may, onViewerChanged }: Props) {
  const { t } = useTranslation('gates')
  const [concur, { pending, refusal }] = useCommand(ConcurOnGate)
  const presence = usePresence(may?.presenceConfirmed, onViewerChanged, { refused: refusal, again: () => void sign() })

  async function sign() {
    if ((await concur({ decisionId: decision.id })) !== null) onViewerChanged()
  }
  return (
    <section className={classes.panel} id="decision" aria-labelledby="decision-title">
      <SectionHead id="decision-title" title={t('concur.title')} />
      <p>
        {t('concur.decided', {
          who: decision.decidedBy.name,
          decision: t(`decision.${decision.decision}`).toLowerCase(),
        })}{' '}
        <RelativeTime at={decision.decidedAt} />
      </p>
      <ul className={classes.reasons}>
        {decision.waitingFor.map((who) => (
          <li key={who} data-waiting>
            <Hourglass size={14} aria-hidden /> {who}
          </li>
        ))}
      </ul>
      {may?.sign.allowed ? (
        <>
          <p className={classes.note}>{t('concur.means', { subject: gate.subjectLabel })}</p>
          {refusal && refusal.code !== 'STEP_UP_REQUIRED' ? <GateRefusal refusal={refusal} /> : null}
          <Button loading={pending} onClick={() => presence.guard(() => void sign())}>
            {t('concur.sign')}
          </Button>
        </>
      ) : may ? (
        <p className={classes.mayNot}>
          <Lock size={14} aria-hidden />
          <span>{may.sign.reason}</span>
        </p>
      ) : null}
      <RevokePanel gate={gate} may={may} onViewerChanged={onViewerChanged} />
      {presence.asking ? (
        <PresencePrompt
          pending={presence.pending}
          refusal={presence.refusal}
          onConfirm={(password) => void presence.confirm(password)}
          onCancel={presence.cancel}
        />
      ) : null}
    </section>
  )
}
