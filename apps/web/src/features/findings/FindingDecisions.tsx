import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './detail.module.css'
import type { Sectioned } from './sectioned.ts'

const FindingDecisions_finding = graphql(`
  fragment FindingDecisions_finding on Finding {
    id
    overrides {
      id
      type
      status
      rationale
      severity
      inForce
      proposedAt
      expiresAt
      proposedBy { id name }
      approvedBy { id name }
      modelVersion { id label modelName }
    }
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

/** What people decided about the finding, and what was tested again. */
export function FindingDecisions({
  level,
  ...props
}: Sectioned & { finding: FragmentType<typeof FindingDecisions_finding> }) {
  const { t } = useTranslation(['findings', 'ui'])
  const { overrides, retests } = readFragment(FindingDecisions_finding, props.finding)
  const versionOf = (version: { label: string; modelName: string } | null | undefined) =>
    version ? `${version.modelName} ${version.label}` : null
  return (
    <>
      {overrides.length > 0 ? (
        <section>
          <SectionHead title={t('override.title')} count={overrides.length} level={level} />
          <ul className={classes.entries}>
            {overrides.map((each) => (
              <li key={each.id} data-void={!each.inForce || undefined}>
                <p className={classes.entryHead}>
                  <b>{t(`override.type.${each.type}`)}</b>
                  <span className={classes.state} data-state={each.inForce ? 'in-force' : each.status}>
                    {each.inForce ? t('override.inForce') : t(`override.status.${each.status}`)}
                  </span>
                  {each.severity ? t('override.to', { severity: t(`ui:severity.${each.severity}`) }) : null}
                  {versionOf(each.modelVersion)}
                </p>
                <p>{each.rationale}</p>
                <p className={classes.small}>
                  {t('override.by', { name: each.proposedBy.name })} <RelativeTime at={each.proposedAt} />
                  {each.approvedBy ? ` · ${t('override.approvedBy', { name: each.approvedBy.name })}` : null}
                  {each.expiresAt ? (
                    <>
                      {' · '}
                      {t(Date.parse(each.expiresAt) < Date.now() ? 'override.expired' : 'override.expires')}{' '}
                      <RelativeTime at={each.expiresAt} />
                    </>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {retests.length > 0 ? (
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
      ) : null}
    </>
  )
}
