import { useTranslation } from 'react-i18next'
import type { VersionsTable_VersionFragment as Version } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { LifeMark } from '../../ui/LifeMark.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { AuthorisationMark } from './AuthorisationMark.tsx'
import classes from './models.module.css'

export const VersionsTable_version = graphql(`
  fragment VersionsTable_version on ModelVersion {
    id
    label
    modelName
    listStatus: status
    trafficPercent
    registeredAt
    engagement { id key name }
    retirementGate { id key status }
    routings { id active environment authorisation remedyBy owner { id name } }
  }
`)

type Props = {
  versions: FragmentType<typeof VersionsTable_version>[]
  selected: ReadonlySet<string> | undefined
  onSelect: ((selected: ReadonlySet<string>) => void) | undefined
  loading: boolean
  empty: string
}

/** Versions as rows: where each stands, what it serves and by whose authority, and whether its end has begun. */
export function VersionsTable({ versions, selected, onSelect, loading, empty }: Props) {
  const { t } = useTranslation('models')
  const rows = readFragment(VersionsTable_version, versions)
  const inProduction = ({ routings }: Version) =>
    routings.find(({ active, environment }) => active && environment === 'PRODUCTION')
  const none = <span className={classes.faint}>–</span>
  const columns: DataColumn<Version>[] = [
    {
      id: 'version',
      header: t('versions.version'),
      phone: 'title',
      cell: ({ modelName, label, engagement }) => (
        <>
          {modelName} {label} <span className={classes.faint}>{engagement.name}</span>
        </>
      ),
    },
    { id: 'status', header: t('status'), width: 140, cell: ({ listStatus }) => <LifeMark life={listStatus} /> },
    {
      id: 'traffic',
      header: t('versions.traffic'),
      width: 84,
      align: 'end',
      cell: ({ trafficPercent }) => (trafficPercent === 0 ? none : <span data-figures>{trafficPercent} %</span>),
    },
    {
      id: 'authority',
      header: t('versions.authority'),
      width: 132,
      from: 640,
      cell: (version) => {
        const routing = inProduction(version)
        return routing ? <AuthorisationMark authorisation={routing.authorisation} /> : none
      },
    },
    {
      id: 'remedy',
      header: t('versions.remedy'),
      width: 180,
      from: 960,
      phone: 'hidden',
      cell: (version) => {
        const routing = inProduction(version)
        if (!routing?.remedyBy) return none
        return (
          <>
            {routing.owner?.name} <RelativeTime at={routing.remedyBy} short />
          </>
        )
      },
    },
    {
      id: 'retirement',
      header: t('versions.retirement'),
      width: 132,
      from: 800,
      phone: 'hidden',
      cell: ({ retirementGate }) => (retirementGate ? <GateStateMark state={retirementGate.status} /> : none),
    },
    {
      id: 'registered',
      header: t('versions.registered'),
      width: 108,
      from: 720,
      phone: 'hidden',
      cell: ({ registeredAt }) => <RelativeTime at={registeredAt} short />,
    },
  ]
  return (
    <DataTable
      label={t('versions.title')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ engagement, label }) => `/e/${engagement.key}/v/${encodeURIComponent(label)}`}
      selected={selected}
      onSelect={onSelect}
      keys
      loading={loading}
      empty={<p className={classes.none}>{empty}</p>}
    />
  )
}
