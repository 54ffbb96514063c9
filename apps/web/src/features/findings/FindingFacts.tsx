import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Digest } from '../../ui/Digest.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PropertyList } from '../../ui/PropertyList.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './detail.module.css'
import type { Sectioned } from './sectioned.ts'

const FindingFacts_finding = graphql(`
  fragment FindingFacts_finding on Finding {
    id
    category
    aiSpecific
    severityRaw
    cvssVector
    cvssScore
    cwe
    asset
    componentPurl
    source
    ruleId
    helpUri
    locationUri
    locationLine
    fingerprint
    openedAt
    reopened
    labels
  }
`)

/** What the scanner or the tester reported: what it is, where, and how it was found. */
export function FindingFacts({ level, ...props }: Sectioned & { finding: FragmentType<typeof FindingFacts_finding> }) {
  const { t } = useTranslation('findings')
  const finding = readFragment(FindingFacts_finding, props.finding)
  const { locationUri, locationLine, cvssScore, cvssVector } = finding
  const place = locationUri && (locationLine ? `${locationUri}:${locationLine}` : locationUri)
  const tellsScore = cvssScore != null && finding.severityRaw?.includes(cvssScore.toFixed(1))
  const properties = [
    {
      label: t('field.category'),
      value: `${t(`category.${finding.category}`)} · ${t(finding.aiSpecific ? 'kind.ai' : 'kind.classical')}`,
    },
    cvssVector && {
      label: t('field.cvss'),
      value: (
        <span className={classes.vector}>
          {cvssScore === null ? null : <b data-figures>{cvssScore?.toFixed(1)}</b>} <code>{cvssVector}</code>
        </span>
      ),
    },
    finding.severityRaw && !tellsScore && { label: t('field.severityRaw'), value: finding.severityRaw },
    finding.cwe.length > 0 && {
      label: t('field.cwe'),
      value: (
        <span className={classes.list}>
          {finding.cwe.map((number) => (
            <a
              key={number}
              href={`https://cwe.mitre.org/data/definitions/${number}.html`}
              target="_blank"
              rel="noreferrer"
            >
              CWE-{number}
            </a>
          ))}
        </span>
      ),
    },
    place && {
      label: t('field.location'),
      value: (
        <span className={classes.code}>
          <code>{place}</code> <CopyButton text={place} what={t('field.location')} />
        </span>
      ),
    },
    finding.asset && { label: t('field.asset'), value: <code className={classes.code}>{finding.asset}</code> },
    finding.componentPurl && {
      label: t('field.component'),
      value: <code className={classes.code}>{finding.componentPurl}</code>,
    },
    {
      label: t('field.source'),
      value: <LinkTo href={href('/findings', { source: finding.source })}>{finding.source}</LinkTo>,
    },
    finding.ruleId && {
      label: t('field.rule'),
      value: finding.helpUri?.startsWith('http') ? (
        <a href={finding.helpUri} target="_blank" rel="noreferrer" className={classes.rule}>
          {finding.ruleId}
        </a>
      ) : (
        <code className={classes.code}>{finding.ruleId}</code>
      ),
    },
    finding.labels.length > 0 && {
      label: t('field.labels'),
      value: (
        <span className={classes.list}>
          {finding.labels.map((label) => (
            <LinkTo key={label} href={href('/findings', { label })}>
              {label}
            </LinkTo>
          ))}
        </span>
      ),
    },
    {
      label: t('field.opened'),
      value: (
        <span>
          <RelativeTime at={finding.openedAt} />
          {finding.reopened > 0 ? ` · ${t('reopenedTimes', { count: finding.reopened })}` : null}
        </span>
      ),
    },
    finding.fingerprint && { label: t('field.fingerprint'), value: <Digest value={finding.fingerprint} /> },
  ]
  return (
    <section>
      <SectionHead title={t('facts')} level={level} />
      <PropertyList properties={properties.filter((each) => typeof each === 'object' && each !== null)} />
    </section>
  )
}
