import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Digest } from '../../ui/Digest.tsx'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './models.module.css'

export const VersionLineage_version = graphql(`
  fragment VersionLineage_version on ModelVersion {
    id
    lineage {
      usage
      datasetVersion {
        id
        datasetName
        label
        digest
        source
        licence
        piiFlags
        retentionUntil
        carveOuts
        gates { id key status }
      }
    }
  }
`)

/** The data that a version leans on, for what, and what is carved out of it. */
export function VersionLineage(props: { version: FragmentType<typeof VersionLineage_version> }) {
  const { t } = useTranslation('models')
  const { lineage } = readFragment(VersionLineage_version, props.version)
  return (
    <section>
      <SectionHead title={t('lineage')} count={lineage.length} />
      {lineage.length === 0 ? <p className={classes.none}>{t('noLineage')}</p> : null}
      <ul className={classes.lineage}>
        {lineage.map(({ usage, datasetVersion: data }) => (
          <li key={`${data.id} ${usage}`}>
            <p className={classes.dataset}>
              <span className={classes.usage}>{t(`usage.${usage}`)}</span>
              <b>
                <LinkTo href={`/datasets/${encodeURIComponent(data.datasetName)}/${encodeURIComponent(data.label)}`}>
                  {data.datasetName} {data.label}
                </LinkTo>
              </b>
              {data.gates.map(({ id, key, status }) => (
                <LinkTo key={id} plain href={`/gates/${key}`} title={key}>
                  <GateStateMark state={status} />
                </LinkTo>
              ))}
            </p>
            {data.carveOuts ? (
              <p className={classes.carve}>
                <b>{t('carvedOut')}</b> {data.carveOuts}
              </p>
            ) : null}
            <p className={classes.datasetFacts}>
              <Digest value={data.digest.replace(/^sha256:/, '')} length={10} />
              <span>{data.source}</span>
              <span>{data.licence}</span>
              {data.piiFlags ? <span>{t('personal', { flags: data.piiFlags })}</span> : null}
              {data.retentionUntil ? (
                <span>
                  {t('keptUntil')} <RelativeTime at={data.retentionUntil} />
                </span>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
