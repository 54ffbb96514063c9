import { useTranslation } from 'react-i18next'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { DecisionEntry } from './DecisionEntry.tsx'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'
import type { GateViewerMay } from './useGate.ts'

type Props = { gate: GateToDecide; may: GateViewerMay | null | undefined; onViewerChanged: () => void }

/** Every decision that was taken on the gate, newest first. None is ever overwritten. */
export function DecisionHistory({ gate, may, onViewerChanged }: Props) {
  const { t } = useTranslation('gates')
  const { decisions, status } = gate
  return (
    <section className={classes.section} id="decisions">
      <SectionHead title={t('history.title')} count={decisions.length} />
      {decisions.length === 0 ? <p className={classes.note}>{t('history.none')}</p> : null}
      <ol className={classes.decisions}>
        {decisions.map((decision) => (
          <DecisionEntry
            key={decision.id}
            decision={decision}
            gateKey={gate.key}
            isVoid={status === 'STALE'}
            may={may}
            onViewerChanged={onViewerChanged}
          />
        ))}
      </ol>
    </section>
  )
}
