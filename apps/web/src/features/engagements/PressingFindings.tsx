import { useTranslation } from 'react-i18next'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import classes from './engagements.module.css'
import { openStatuses } from './open-statuses.ts'

type Props = { engagementKey: string; counts: { critical: number; high: number } }

/** Open criticals and highs of a use case, each a door to exactly those. */
export function PressingFindings({ engagementKey, counts }: Props) {
  const { t } = useTranslation('engagements')
  const shown = [
    { severity: 'CRITICAL', count: counts.critical },
    { severity: 'HIGH', count: counts.high },
  ] as const
  if (shown.every(({ count }) => count === 0)) return <span className={classes.faint}>–</span>
  return (
    <span className={classes.counts} data-figures>
      {shown.map(({ severity, count }) =>
        count === 0 ? null : (
          <LinkTo
            key={severity}
            plain
            className={classes.count ?? ''}
            href={href('/findings', { engagement: engagementKey, severity: [severity], status: openStatuses })}
            aria-label={t(`pressing.${severity}`, { count })}
          >
            <SeverityMark severity={severity} bare /> {count}
          </LinkTo>
        ),
      )}
    </span>
  )
}
