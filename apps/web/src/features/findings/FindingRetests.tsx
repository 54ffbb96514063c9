import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './detail.module.css'
import type { Sectioned } from './sectioned.ts'

const FindingRetests_finding = graphql(`
  fragment FindingRetests_finding on Finding {
    id
    retests {
      id
      status
      attempts
      successes
      threshold
      judge
      notes
      requestedAt
      performedAt
      requestedBy { id name }
      tester { id name }
      modelVersion { id label modelName }
    }
  }
`)

/** What was tested again. */
export function FindingRetests({
  level,
  ...props
}: Sectioned & { finding: FragmentType<typeof FindingRetests_finding> }) {
  const { t } = useTranslation('findings')
  const { retests } = readFragment(FindingRetests_finding, props.finding)
  const versionOf = (version: { label: string; modelName: string } | null | undefined) =>
    version ? `${version.modelName} ${version.label}` : null
  if (retests.length === 0) return null
  return (
    <section>
      <SectionHead title={t('retest.title')} count={retests.length} level={level} />
      <ul className={classes.entries}>
        {retests.map((each) => (
          <li key={each.id}>
            <p className={classes.entryHead}>
              <b>{versionOf(each.modelVersion) ?? t('retest.asset')}</b>
              <span className={classes.state} data-state={each.status}>
                {t(`retest.status.${each.status}`)}
              </span>
              {each.attempts === null ? null : (
                <span data-figures>
                  {t('retest.result', {
                    successes: each.successes ?? 0,
                    attempts: each.attempts,
                    threshold: each.threshold ?? 0,
                  })}
                </span>
              )}
            </p>
            {each.notes ? <p>{each.notes}</p> : null}
            <p className={classes.small}>
              {each.tester
                ? t('retest.testedBy', { name: each.tester.name })
                : t('retest.requestedBy', { name: each.requestedBy.name })}{' '}
              <RelativeTime at={each.performedAt ?? each.requestedAt} />
              {each.judge ? ` · ${t('retest.judge', { judge: each.judge })}` : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
