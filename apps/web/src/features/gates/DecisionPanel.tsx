import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { ConcurPanel } from './ConcurPanel.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { isSettled } from './decisions.ts'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'
import { NotApplicablePanel } from './sign-off/NotApplicablePanel.tsx'
import { RequestPanel } from './sign-off/RequestPanel.tsx'
import { RevokePanel } from './sign-off/RevokePanel.tsx'
import type { GateViewerMay } from './useGate.ts'

type Props = {
  gate: GateToDecide
  may: GateViewerMay | null | undefined
  /** The person proved to be there, or signed: what they may do has to be asked again. */
  onViewerChanged: () => void
}

/** Where a gate is decided: by whom it may be, else why not; and the signatures that a decision waits for. */
export function DecisionPanel({ gate, may, onViewerChanged }: Props) {
  const { t } = useTranslation('gates')
  const { standing, status } = gate
  if (standing?.status === 'PENDING') {
    return <ConcurPanel key={standing.id} gate={gate} decision={standing} may={may} onViewerChanged={onViewerChanged} />
  }
  return (
    <section className={classes.panel} id="decision" aria-labelledby="decision-title">
      <SectionHead id="decision-title" title={t('decide.title')} />
      {isSettled(status) && status !== 'RETURNED' && status !== 'REVOKED' ? null : (
        <RequestPanel gate={gate} may={may} onViewerChanged={onViewerChanged} />
      )}
      {isSettled(status) ? (
        <>
          <p>
            <GateStateMark state={status} /> <RelativeTime at={gate.statusSince} />
          </p>
          <p className={classes.note}>{t(`settled.${status}`, { defaultValue: '' })}</p>
          <RevokePanel gate={gate} may={may} onViewerChanged={onViewerChanged} />
        </>
      ) : may === undefined || may === null ? null : may.sign.allowed || may.onGate.decideAlone.allowed ? (
        <DecisionForm gate={gate} may={may} onViewerChanged={onViewerChanged} />
      ) : (
        <p className={classes.mayNot}>
          <Lock size={14} aria-hidden />
          <span>
            <b>{t('decide.mayNot')}</b> {may.sign.reason}
          </span>
        </p>
      )}
      {isSettled(status) ? null : <NotApplicablePanel gate={gate} may={may} onViewerChanged={onViewerChanged} />}
    </section>
  )
}
