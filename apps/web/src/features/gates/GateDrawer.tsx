import { useTranslation } from 'react-i18next'
import { PresentAt } from '../../live/PresentAt.tsx'
import { usePlace } from '../../live/presence.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { Key } from '../../ui/Key.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { DecisionPanel } from './DecisionPanel.tsx'
import { GateChecklist } from './GateChecklist.tsx'
import { GateReasons } from './GateReasons.tsx'
import classes from './gate.module.css'
import { useGate } from './useGate.ts'

/** A gate beside the board: enough to decide it without leaving. */
export function GateDrawer({ gateKey, onClose }: { gateKey: string; onClose: () => void }) {
  const { t } = useTranslation('gates')
  const { gate, may, error, refetch, refetchViewer } = useGate(gateKey)
  usePlace({ subject: gate?.id })
  return (
    <Drawer
      label={t('gate', { key: gateKey })}
      onClose={onClose}
      head={
        <>
          <Key href={`/gates/${gateKey}`}>{gateKey}</Key>
          {gate ? <PresentAt spot={{ subject: gate.id }} /> : null}
        </>
      }
    >
      {gate === undefined && error ? <Trouble message={t('trouble')} onRetry={() => void refetch()} /> : null}
      {gate === undefined && !error ? <RowsSkeleton /> : null}
      {gate === null ? <p>{t('missing.why')}</p> : null}
      {gate ? (
        <div className={classes.drawer}>
          <header>
            <h2>{t('gateOf', { gate: gate.name, subject: gate.subjectLabel })}</h2>
            <GateStateMark state={gate.status} />
          </header>
          <DecisionPanel gate={gate} may={may} onViewerChanged={() => void refetchViewer()} />
          <GateReasons gate={gate} />
          <GateChecklist gate={gate} may={may} />
        </div>
      ) : null}
    </Drawer>
  )
}
