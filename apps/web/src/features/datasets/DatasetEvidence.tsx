import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { EvidenceMark } from '../../ui/EvidenceMark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './datasets.module.css'

export const DatasetEvidence_dataset = graphql(`
  fragment DatasetEvidence_dataset on DatasetVersion {
    id
    evidence { id key title status effectiveTo type { id code name } }
  }
`)

/** The dataset's card first, then what else proves it. */
export function DatasetEvidence(props: { dataset: FragmentType<typeof DatasetEvidence_dataset> }) {
  const { t } = useTranslation('datasets')
  const { evidence } = readFragment(DatasetEvidence_dataset, props.dataset)
  const isCard = ({ type }: (typeof evidence)[number]) => Number(type.code === 'DATASET_CARD')
  return (
    <section>
      <SectionHead title={t('card')} count={evidence.length} />
      {evidence.length === 0 ? <p className={classes.none}>{t('noEvidence')}</p> : null}
      <ul className={classes.rows}>
        {evidence
          .toSorted((one, other) => isCard(other) - isCard(one))
          .map(({ id, key, title, status, effectiveTo, type }) => (
            <li key={id}>
              <p>
                <EvidenceMark state={status} bare />
                <LinkTo href={`/evidence/${key}`}>{type.name}</LinkTo>
                <span className={classes.faint}>{title === type.name ? key : `${title} · ${key}`}</span>
                {effectiveTo ? (
                  <span className={classes.faint}>
                    {t('until')} <RelativeTime at={effectiveTo} />
                  </span>
                ) : null}
              </p>
            </li>
          ))}
      </ul>
    </section>
  )
}
