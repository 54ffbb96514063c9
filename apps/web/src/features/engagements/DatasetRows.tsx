import { useTranslation } from 'react-i18next'
import type { DatasetRows_VersionFragment as Row } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Digest } from '../../ui/Digest.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import classes from './engagement.module.css'
import { shortDigest } from './short-digest.ts'

export const DatasetRows_version = graphql(`
  fragment DatasetRows_version on DatasetVersion {
    id
    datasetName
    label
    digest
    licence
    carveOuts
    gates { id key status }
  }
`)

/** The dataset versions of an engagement, each with its data gate and what is carved out of it. */
export function DatasetRows(props: { versions: readonly FragmentType<typeof DatasetRows_version>[] }) {
  const { t } = useTranslation('engagements')
  const rows = readFragment(DatasetRows_version, props.versions)
  const columns: DataColumn<Row>[] = [
    {
      id: 'version',
      header: t('field.version'),
      phone: 'title',
      cell: ({ datasetName, label, carveOuts }) => (
        <span title={carveOuts ? t('carvedOut', { carveOuts }) : undefined}>
          {datasetName} <b>{label}</b>
          {carveOuts ? <span className={classes.aside}>{t('carvedOut', { carveOuts })}</span> : null}
        </span>
      ),
    },
    {
      id: 'gate',
      header: t('field.gate'),
      width: 176,
      cell: ({ gates }) =>
        gates.map(({ id, key, status }) => (
          <LinkTo key={id} plain href={`/gates/${key}`} title={key}>
            <GateStateMark state={status} />
          </LinkTo>
        )),
    },
    {
      id: 'digest',
      header: t('field.digest'),
      width: 128,
      from: 544,
      phone: 'hidden',
      cell: ({ digest }) => <Digest value={shortDigest(digest)} length={10} />,
    },
    { id: 'licence', header: t('field.licence'), width: 100, from: 644, cell: ({ licence }) => licence },
  ]
  return (
    <DataTable
      label={t('datasets')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      empty={<p className={classes.none}>{t('noDatasets')}</p>}
    />
  )
}
