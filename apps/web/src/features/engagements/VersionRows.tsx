import { useTranslation } from 'react-i18next'
import type { VersionRows_VersionFragment as Row } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Digest } from '../../ui/Digest.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { LifeMark } from '../../ui/LifeMark.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './engagement.module.css'
import { shortDigest } from './short-digest.ts'

export const VersionRows_version = graphql(`
  fragment VersionRows_version on ModelVersion {
    id
    label
    modelName
    versionStatus: status
    trafficPercent
    manifestDigest
    registeredAt
  }
`)

type Props = { engagementKey: string; versions: readonly FragmentType<typeof VersionRows_version>[] }

/** The versions of an engagement's models, newest first: where each stands and how much traffic it takes. */
export function VersionRows({ engagementKey, ...props }: Props) {
  const { t } = useTranslation('engagements')
  const rows = readFragment(VersionRows_version, props.versions)
  const columns: DataColumn<Row>[] = [
    {
      id: 'version',
      header: t('field.version'),
      phone: 'title',
      cell: ({ modelName, label }) => (
        <>
          {modelName} <b>{label}</b>
        </>
      ),
    },
    {
      id: 'status',
      header: t('field.status'),
      width: 124,
      cell: ({ versionStatus }) => <LifeMark life={versionStatus} />,
    },
    {
      id: 'traffic',
      header: t('field.traffic'),
      width: 64,
      align: 'end',
      cell: ({ trafficPercent }) =>
        trafficPercent === 0 ? <span className={classes.faint}>–</span> : <span data-figures>{trafficPercent} %</span>,
    },
    {
      id: 'digest',
      header: t('field.manifest'),
      width: 128,
      from: 556,
      phone: 'hidden',
      cell: ({ manifestDigest }) => <Digest value={shortDigest(manifestDigest)} length={10} />,
    },
    {
      id: 'registered',
      header: t('field.registered'),
      width: 88,
      from: 640,
      cell: ({ registeredAt }) => <RelativeTime at={registeredAt} short />,
    },
  ]
  return (
    <DataTable
      label={t('versions')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ label }) => `/e/${engagementKey}/v/${encodeURIComponent(label)}`}
      empty={<p className={classes.none}>{t('noVersions')}</p>}
    />
  )
}
