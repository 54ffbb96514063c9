import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Digest } from '../../ui/Digest.tsx'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PropertyList } from '../../ui/PropertyList.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './datasets.module.css'

export const DatasetFacts_dataset = graphql(`
  fragment DatasetFacts_dataset on DatasetVersion {
    id
    digest
    source
    licence
    piiFlags
    retentionUntil
    carveOuts
    gates { id key name status }
  }
`)

/** Where the data comes from, by what right it is used, how long it is kept, and what must not be used of it. */
export function DatasetFacts(props: { dataset: FragmentType<typeof DatasetFacts_dataset> }) {
  const { t } = useTranslation('datasets')
  const data = readFragment(DatasetFacts_dataset, props.dataset)
  const faint = (text: string) => <span className={classes.faint}>{text}</span>
  return (
    <section>
      <SectionHead title={t('facts')} />
      <PropertyList
        properties={[
          {
            label: t('gates'),
            value:
              data.gates.length === 0
                ? faint(t('noGates'))
                : data.gates.map(({ id, key, status }) => (
                    <LinkTo key={id} plain href={`/gates/${key}`}>
                      <GateStateMark state={status} /> {key}
                    </LinkTo>
                  )),
          },
          { label: t('source'), value: data.source },
          { label: t('licence'), value: data.licence },
          { label: t('personal'), value: data.piiFlags || faint(t('noPersonal')) },
          {
            label: t('carveOuts'),
            value: data.carveOuts ? <span className={classes.caution}>{data.carveOuts}</span> : faint(t('noCarveOuts')),
          },
          {
            label: t('keptUntil'),
            value: data.retentionUntil ? <RelativeTime at={data.retentionUntil} /> : faint(t('noRetention')),
          },
          { label: t('digest'), value: <Digest value={data.digest.replace(/^sha256:/, '')} length={16} /> },
        ]}
      />
    </section>
  )
}
