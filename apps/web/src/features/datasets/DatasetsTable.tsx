import { useTranslation } from 'react-i18next'
import type { DatasetsTable_DatasetFragment as Dataset } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './datasets.module.css'

export const DatasetsTable_dataset = graphql(`
  fragment DatasetsTable_dataset on DatasetVersion {
    id
    datasetName
    label
    licence
    piiFlags
    retentionUntil
    registeredAt
    engagement { id key name }
    gates { id key status }
    leaning { usage modelVersion { id label modelName } }
  }
`)

type Props = { datasets: FragmentType<typeof DatasetsTable_dataset>[]; loading: boolean; empty: string }

/** Dataset versions as rows: by what right they are used, how long they are kept, and what leans on them. */
export function DatasetsTable({ datasets, loading, empty }: Props) {
  const { t } = useTranslation('datasets')
  const rows = readFragment(DatasetsTable_dataset, datasets)
  const none = <span className={classes.faint}>–</span>
  const columns: DataColumn<Dataset>[] = [
    {
      id: 'dataset',
      header: t('dataset'),
      phone: 'title',
      cell: ({ datasetName, label, engagement }) => (
        <>
          {datasetName} {label} <span className={classes.faint}>{engagement.name}</span>
        </>
      ),
    },
    {
      id: 'gate',
      header: t('gate'),
      width: 150,
      cell: ({ gates: [gate] }) => (gate === undefined ? none : <GateStateMark state={gate.status} />),
    },
    { id: 'licence', header: t('licence'), width: 190, from: 900, phone: 'hidden', cell: ({ licence }) => licence },
    {
      id: 'personal',
      header: t('personal'),
      width: 220,
      from: 1080,
      phone: 'hidden',
      cell: ({ piiFlags }) => piiFlags || none,
    },
    {
      id: 'kept',
      header: t('keptUntil'),
      width: 116,
      from: 640,
      cell: ({ retentionUntil }) => (retentionUntil ? <RelativeTime at={retentionUntil} short /> : none),
    },
    {
      id: 'leaning',
      header: t('leanedOnBy'),
      width: 132,
      from: 560,
      cell: ({ leaning }) => {
        const versions = [...new Map(leaning.map(({ modelVersion }) => [modelVersion.id, modelVersion])).values()]
        const names = versions.map(({ modelName, label }) => `${modelName} ${label}`).join(', ')
        return versions.length === 0 ? none : <span title={names}>{t('leaning', { count: versions.length })}</span>
      },
    },
    {
      id: 'registered',
      header: t('registered'),
      width: 108,
      from: 760,
      phone: 'hidden',
      cell: ({ registeredAt }) => <RelativeTime at={registeredAt} short />,
    },
  ]
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ datasetName, label }) => `/datasets/${encodeURIComponent(datasetName)}/${encodeURIComponent(label)}`}
      keys
      loading={loading}
      empty={<p className={classes.none}>{empty}</p>}
    />
  )
}
