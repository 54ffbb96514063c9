import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import classes from './models.module.css'

export const VersionFindings_version = graphql(`
  fragment VersionFindings_version on ModelVersion {
    id
    subjects { affected fixed notAffected unknown }
  }
`)

const VersionFindingsQuery = graphql(`
  query VersionFindings($filter: FindingFilter) {
    findings(first: 100, filter: $filter, sort: { field: SEVERITY, direction: DESC }) {
      totalCount
      edges { cursor node { id key title severity subjects { id status modelVersion { id } } } }
    }
  }
`)

const standings = ['AFFECTED', 'UNKNOWN', 'FIXED', 'NOT_AFFECTED'] as const
const fieldOf = { AFFECTED: 'affected', UNKNOWN: 'unknown', FIXED: 'fixed', NOT_AFFECTED: 'notAffected' } as const
const most = 6

/** Findings by their standing on this version, as in VEX; the most severe of each, and the way to all. */
export function VersionFindings(props: { version: FragmentType<typeof VersionFindings_version> }) {
  const { t } = useTranslation('models')
  const { id: versionId, subjects } = readFragment(VersionFindings_version, props.version)
  const { data } = useQuery(VersionFindingsQuery, { variables: { filter: { modelVersionId: versionId } } })
  const findings = data?.findings.edges.map(({ node }) => node) ?? []
  const standingOf = ({ subjects: on }: (typeof findings)[number]) =>
    on.find(({ modelVersion }) => modelVersion?.id === versionId)?.status
  return (
    <section>
      <SectionHead
        title={t('findings')}
        actions={<LinkTo href={href('/findings', { version: versionId })}>{t('allFindings')}</LinkTo>}
      />
      {standings.map((standing) => {
        const count = subjects[fieldOf[standing]]
        const shown = findings.filter((finding) => standingOf(finding) === standing).slice(0, most)
        if (count === 0 && standing === 'NOT_AFFECTED') return null
        return (
          <details key={standing} className={classes.standing} open={standing === 'AFFECTED' && count > 0}>
            <summary data-standing={standing}>
              <span>{t(`standing.${standing}`)}</span> <b data-figures>{count}</b>
            </summary>
            <ul>
              {shown.map(({ id, key, title, severity }) => (
                <li key={id}>
                  <SeverityMark severity={severity} bare />
                  <LinkTo plain href={`/findings/${key}`} title={title}>
                    {title}
                  </LinkTo>
                </li>
              ))}
              {count > shown.length && shown.length > 0 ? (
                <li className={classes.faint}>
                  <LinkTo href={href('/findings', { version: versionId })}>
                    {t('andMore', { count: count - shown.length })}
                  </LinkTo>
                </li>
              ) : null}
              {count === 0 ? <li className={classes.faint}>{t(`noneStanding.${standing}`)}</li> : null}
            </ul>
          </details>
        )
      })}
    </section>
  )
}
