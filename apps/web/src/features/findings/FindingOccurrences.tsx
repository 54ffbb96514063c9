import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './detail.module.css'
import type { Sectioned } from './sectioned.ts'

const FindingOccurrences_finding = graphql(`
  fragment FindingOccurrences_finding on Finding {
    id
    occurrences(first: 20) {
      totalCount
      nodes { id seenAt locationUri locationLine snippet intakeRun { id key tool } }
    }
  }
`)

/** Each sighting by a scan or a round, with the code that it saw. */
export function FindingOccurrences({
  level,
  ...props
}: Sectioned & { finding: FragmentType<typeof FindingOccurrences_finding> }) {
  const { t } = useTranslation('findings')
  const { totalCount, nodes } = readFragment(FindingOccurrences_finding, props.finding).occurrences
  if (totalCount === 0) return null
  return (
    <section>
      <SectionHead title={t('occurrences.title')} count={totalCount} level={level} />
      <ul className={classes.entries}>
        {nodes.map(({ id, seenAt, locationUri, locationLine, snippet, intakeRun }) => (
          <li key={id}>
            <p className={classes.entryHead}>
              {locationUri ? <code>{locationLine ? `${locationUri}:${locationLine}` : locationUri}</code> : null}
              {intakeRun ? (
                <span>
                  {intakeRun.tool} <Key href={href('/intake', { run: intakeRun.key })}>{intakeRun.key}</Key>
                </span>
              ) : null}
              <RelativeTime at={seenAt} />
            </p>
            {snippet ? (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: code that scrolls must be reachable by key.
              <section className={classes.snippet} tabIndex={0} aria-label={t('occurrences.code')}>
                <pre>{snippet}</pre>
              </section>
            ) : null}
          </li>
        ))}
      </ul>
      {totalCount > nodes.length ? (
        <p className={classes.small}>{t('occurrences.more', { count: totalCount - nodes.length })}</p>
      ) : null}
    </section>
  )
}
