import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './detail.module.css'
import type { Sectioned } from './sectioned.ts'

const FindingSubjects_finding = graphql(`
  fragment FindingSubjects_finding on Finding {
    id
    engagement { id key }
    subjects {
      id
      status
      asset
      modelVersion { id label modelName status }
      datasetVersion { id label datasetName }
    }
  }
`)

/** Where the finding stands on each version, dataset and asset, as in VEX. */
export function FindingSubjects({
  level,
  ...props
}: Sectioned & { finding: FragmentType<typeof FindingSubjects_finding> }) {
  const { t } = useTranslation('findings')
  const { subjects, engagement } = readFragment(FindingSubjects_finding, props.finding)
  if (subjects.length === 0) return null
  return (
    <section>
      <SectionHead title={t('subjects.title')} level={level} />
      <ul className={classes.subjects}>
        {subjects.map(({ id, status, asset, modelVersion, datasetVersion }) => (
          <li key={id}>
            <span className={classes.subject} data-status={status}>
              {t(`subjects.${status}`)}
            </span>
            {modelVersion ? (
              <LinkTo href={href(`/e/${engagement.key}/v/${encodeURIComponent(modelVersion.label)}`)}>
                {modelVersion.modelName} {modelVersion.label}
              </LinkTo>
            ) : (
              <span>{datasetVersion ? `${datasetVersion.datasetName} ${datasetVersion.label}` : asset}</span>
            )}
            {modelVersion?.status === 'PRODUCTION' || modelVersion?.status === 'CANARY' ? (
              <span className={classes.live}>{t(`subjects.live.${modelVersion.status}`)}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
