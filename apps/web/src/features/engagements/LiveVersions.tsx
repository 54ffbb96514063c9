import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import type { LiveVersions_VersionFragment } from '../../generated/gql/graphql.ts'
import { graphql, readFragment } from '../../generated/gql/index.ts'
import { useFollowed } from '../../live/useFollowed.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Key } from '../../ui/Key.tsx'
import { LifeMark } from '../../ui/LifeMark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './engagements.module.css'

const LiveVersions_version = graphql(`
  fragment LiveVersions_version on ModelVersion {
    id
    label
    modelName
    status
    trafficPercent
    engagement { id key name }
    pack { have need missing { id name } }
  }
`)

const LiveVersionsRows = graphql(`
  query LiveVersions($withoutApproval: Boolean, $withIncompletePack: Boolean) {
    liveVersions(withoutApproval: $withoutApproval, withIncompletePack: $withIncompletePack) {
      ...LiveVersions_version
    }
  }
`)

const LiveVersionsNow = graphql(`
  subscription LiveVersionsNow($withoutApproval: Boolean, $withIncompletePack: Boolean) {
    liveVersions(withoutApproval: $withoutApproval, withIncompletePack: $withIncompletePack) {
      ...LiveVersions_version
    }
  }
`)

type Row = LiveVersions_VersionFragment
type Props = { figure: 'LIVE_WITHOUT_APPROVAL' | 'INCOMPLETE_PACKS' }

/** The live versions that a figure of the posture counts: exactly those rows. */
export function LiveVersions({ figure }: Props) {
  const { t } = useTranslation('engagements')
  const asked = figure === 'INCOMPLETE_PACKS' ? { withIncompletePack: true } : { withoutApproval: true }
  const { data, error, loading, refetch } = useQuery(LiveVersionsRows, { variables: asked })
  const followed = useFollowed(LiveVersionsNow, asked)
  const told = followed.data ?? data
  const rows = readFragment(LiveVersions_version, told?.liveVersions ?? [])
  const columns: DataColumn<Row>[] = [
    { id: 'engagement', header: t('field.key'), width: 84, cell: ({ engagement }) => <Key>{engagement.key}</Key> },
    {
      id: 'version',
      header: t('field.version'),
      phone: 'title',
      cell: ({ modelName, label, engagement }) => (
        <>
          {modelName} {label}
          <span className={classes.aside}>{engagement.name}</span>
        </>
      ),
    },
    { id: 'status', header: t('field.status'), width: 128, cell: ({ status }) => <LifeMark life={status} /> },
    {
      id: 'traffic',
      header: t('field.traffic'),
      width: 72,
      align: 'end',
      cell: ({ trafficPercent }) => <span data-figures>{trafficPercent} %</span>,
    },
    {
      id: 'pack',
      header: t('field.pack'),
      width: 112,
      cell: ({ pack }) => <Progress value={pack.have} of={pack.need} label={t('field.pack')} />,
    },
    {
      id: 'missing',
      header: t('field.missing'),
      from: 900,
      cell: ({ pack }) => <span title={namesOf(pack)}>{namesOf(pack)}</span>,
    },
  ]
  if (error !== undefined && told === undefined) {
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHead title={t(`figure.${figure}.title`)} meta={<LinkTo href="/register">{t('figure.whole')}</LinkTo>} />
      <DataTable
        label={t(`figure.${figure}.title`)}
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        hrefOf={({ engagement, label }) => `/e/${engagement.key}/v/${encodeURIComponent(label)}`}
        loading={loading && told === undefined}
        empty={<EmptyState title={t('figure.none')} why={t(`figure.${figure}.none`)} />}
        density="comfortable"
        height="fill"
        keys
      />
    </>
  )
}

const namesOf = ({ missing }: Row['pack']) => missing.map(({ name }) => name).join(', ')
