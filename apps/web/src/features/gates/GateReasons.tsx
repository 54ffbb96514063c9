import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { hrefOfKey } from '../../graph/refusal.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { isSettled } from './decisions.ts'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'

/** Why the gate may not be approved now, each reason a link to what has to be mended. */
export function GateReasons({ gate }: { gate: GateToDecide }) {
  const { t } = useTranslation('gates')
  const { status, staleReason, notApplicableReason, reasons, blockers, engagement, readiness, standing } = gate
  const said = status === 'STALE' ? staleReason : status === 'NOT_APPLICABLE' ? notApplicableReason : null
  const findings = href('/findings', {
    engagement: [engagement.key],
    severity: ['CRITICAL', 'HIGH'],
    status: ['OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED'],
  })
  const waits = standing?.status === 'PENDING'
  if (!said && readiness === 'READY' && (isSettled(status) || waits)) return null
  return (
    <section className={classes.section} id="reasons">
      {said ? (
        <p className={classes.stale}>
          {status === 'STALE' ? <b>{t('staleBecause')}</b> : <b>{t('notApplicableBecause')}</b>} {said}
        </p>
      ) : null}
      {readiness === 'READY' ? (
        <p className={classes.ready}>
          <CircleCheck size={16} aria-hidden /> {t('isReady')}
        </p>
      ) : (
        <>
          <SectionHead
            title={isSettled(status) ? t('reasons.since') : t('reasons.title')}
            count={reasons.length}
            actions={
              blockers > 0 ? <LinkTo href={findings}>{t('reasons.findings', { count: blockers })}</LinkTo> : null
            }
          />
          <ul className={classes.reasons}>
            {reasons.map(({ code, message, subjectKey }) => {
              const to = hrefOfKey(subjectKey ?? null) ?? elsewhere(code, gate)
              return (
                <li key={`${code} ${message}`}>
                  <CircleAlert size={14} aria-hidden />
                  {to ? (
                    <LinkTo href={to}>{message}</LinkTo>
                  ) : inChecklist(code) ? (
                    <a href="#checklist">{message}</a>
                  ) : (
                    message
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}

/** What is mended where no short key leads: the matrix, or the version's lineage. */
function elsewhere(code: string, { engagement, modelVersion }: GateToDecide): string | null {
  if (code.startsWith('RACI_')) return '/raci'
  return code === 'LINEAGE' && modelVersion ? `/e/${engagement.key}/v/${encodeURIComponent(modelVersion.label)}` : null
}

const inChecklist = (code: string) => code.startsWith('EVIDENCE_')
