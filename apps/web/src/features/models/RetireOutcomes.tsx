import { useTranslation } from 'react-i18next'
import { hrefOfKey } from '../../graph/refusal.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import classes from './models.module.css'

export type Outcome = {
  refusal?: string | null
  reasons: readonly { code: string; message: string; subjectKey?: string | null }[]
  modelVersion?: { id: string; label: string; modelName: string } | null
}

/** What became of each version: done, or each thing that it lacks as a link. */
export function RetireOutcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t } = useTranslation('models')
  if (outcomes.length === 0) return null
  return (
    <ul className={classes.outcomes} aria-live="polite">
      {outcomes.map(({ modelVersion, refusal, reasons }) => (
        <li key={modelVersion?.id ?? refusal}>
          <b>{modelVersion ? `${modelVersion.modelName} ${modelVersion.label}` : '–'}</b>{' '}
          {refusal == null ? <span className={classes.done}>{t('versions.done')}</span> : null}
          {refusal != null && reasons.length === 0 ? refusal : null}
          {reasons.map(({ code, message, subjectKey }, index) => {
            const href = hrefOfKey(subjectKey ?? null)
            return (
              <span key={`${code} ${message}`}>
                {index > 0 ? ' · ' : null}
                {href === null ? message : <LinkTo href={href}>{message}</LinkTo>}
              </span>
            )
          })}
        </li>
      ))}
    </ul>
  )
}
