import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { EvidenceLineEntry } from './evidence-line.ts'

type Props = { entry: EvidenceLineEntry; state: 'done' | 'waiting' | 'missing' | 'expired' }

/** How a piece of evidence counts: in force until when, or why it does not. */
export function EvidenceStanding({ entry, state }: Props) {
  const { t } = useTranslation('gates')
  const { evidence, why } = entry
  const until = evidence?.effectiveTo
  if (state === 'done') {
    return until ? (
      <span>
        {t('evidenceLine.expires')} <RelativeTime at={until} />
      </span>
    ) : (
      <span>{t('evidenceLine.inForce')}</span>
    )
  }
  if (evidence?.status === 'REJECTED') {
    return (
      <span title={evidence.statusReason ?? undefined}>
        {t('evidenceLine.rejected', { reason: evidence.statusReason ?? '' })}
      </span>
    )
  }
  if (state === 'expired' && until) {
    return (
      <span>
        {t('evidenceLine.expired')} <RelativeTime at={until} />
      </span>
    )
  }
  return <span title={why ?? undefined}>{t(`evidenceLine.${state}`)}</span>
}
