import { useTranslation } from 'react-i18next'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { DecisionEntry } from './DecisionEntry.tsx'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'

/** Every decision that was taken on the gate, newest first. None is ever overwritten. */
export function DecisionHistory({ gate }: { gate: GateToDecide }) {
  const { t } = useTranslation('gates')
  const { decisions, status } = gate
  return (
    <section className={classes.section} id="decisions">
      <SectionHead title={t('history.title')} count={decisions.length} />
      {decisions.length === 0 ? <p className={classes.note}>{t('history.none')}</p> : null}
      <ol className={classes.decisions}>
        {decisions.map((decision) => (
          <DecisionEntry key={decision.id} decision={decision} isVoid={status === 'STALE' || status === 'REVOKED'} />
        ))}
      </ol>
    </section>
  )
}
