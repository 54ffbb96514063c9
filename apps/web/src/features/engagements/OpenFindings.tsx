import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { type Severity, SeverityMark } from '../../ui/SeverityMark.tsx'
import classes from './engagement.module.css'
import { openStatuses } from './open-statuses.ts'

export const OpenFindings_counts = graphql(`
  fragment OpenFindings_counts on SeverityCounts { critical high medium low info total }
`)

const severities: readonly [Severity, 'critical' | 'high' | 'medium' | 'low' | 'info'][] = [
  ['CRITICAL', 'critical'],
  ['HIGH', 'high'],
  ['MEDIUM', 'medium'],
  ['LOW', 'low'],
  ['INFO', 'info'],
]

type Props = { engagementKey: string; counts: FragmentType<typeof OpenFindings_counts> }

/** Open findings by severity, each count a door to exactly those rows. */
export function OpenFindings({ engagementKey, ...props }: Props) {
  const { t } = useTranslation('engagements')
  const counts = readFragment(OpenFindings_counts, props.counts)
  return (
    <section>
      <SectionHead
        title={t('openFindings')}
        count={counts.total}
        actions={<LinkTo href={href('/findings', { engagement: engagementKey })}>{t('allFindings')}</LinkTo>}
      />
      <ul className={classes.severities}>
        {severities.map(([severity, field]) => (
          <li key={severity} data-none={counts[field] === 0 || undefined}>
            <LinkTo
              plain
              href={href('/findings', { engagement: engagementKey, severity: [severity], status: openStatuses })}
            >
              <strong data-figures>{counts[field]}</strong>
              <SeverityMark severity={severity} />
            </LinkTo>
          </li>
        ))}
      </ul>
    </section>
  )
}
