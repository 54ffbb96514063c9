import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterTable_EngagementFragment as Row } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ClassMark } from '../../ui/ClassMark.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import type { DataColumn, Sort } from '../../ui/data-table.ts'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { LifeMark } from '../../ui/LifeMark.tsx'
import { BlockedBy } from './BlockedBy.tsx'
import classes from './engagements.module.css'
import { PressingFindings } from './PressingFindings.tsx'

export const RegisterTable_engagement = graphql(`
  fragment RegisterTable_engagement on Engagement {
    id
    key
    name
    tier
    status
    vendor
    restricted
    owner { id name }
    classification { id riskClass annexPoint article50 }
    blockedBy { id number ...BlockedBy_gate }
    openFindings { critical high }
    modelVersions { id label status }
  }
`)

type Props = {
  rows: readonly Row[]
  sort: Sort | null
  onSort: (sort: Sort | null) => void
  changedBy: ReadonlyMap<string, string>
  loading: boolean
  empty: ReactNode
}

/** The use cases that the filter leaves. */
export function RegisterTable({ rows, sort, onSort, changedBy, loading, empty }: Props) {
  const { t } = useTranslation(['engagements', 'ui'])
  const columns: DataColumn<Row>[] = [
    {
      id: 'key',
      header: t('field.key'),
      width: 76,
      sortable: true,
      cell: ({ key }) => <Key>{key}</Key>,
    },
    {
      id: 'name',
      header: t('field.name'),
      sortable: true,
      phone: 'title',
      cell: ({ name, vendor, restricted }) => (
        <>
          {name}
          {vendor ? <span className={classes.aside}>{vendor}</span> : null}
          {restricted ? <span className={classes.aside}>{t('restricted')}</span> : null}
        </>
      ),
    },
    {
      id: 'classification',
      header: t('field.class'),
      width: 156,
      sortable: true,
      cell: ({ classification }) => (
        <ClassMark riskClass={classification?.riskClass ?? null} annexPoint={classification?.annexPoint} />
      ),
    },
    {
      id: 'tier',
      header: t('field.tier'),
      width: 60,
      sortable: true,
      cell: ({ tier }) => <span data-figures>{t('tierShort', { tier })}</span>,
    },
    {
      id: 'owner',
      header: t('field.owner'),
      width: 140,
      sortable: true,
      from: 900,
      cell: ({ owner }) =>
        owner ? (
          <span className={classes.person}>
            <Avatar name={owner.name} silent /> {owner.name}
          </span>
        ) : (
          <span className={classes.faint}>{t('nobody')}</span>
        ),
    },
    {
      id: 'status',
      header: t('field.status'),
      width: 116,
      sortable: true,
      phone: 'meta',
      cell: ({ status }) => <LifeMark life={status} />,
    },
    {
      id: 'blocked',
      header: t('field.blockedBy'),
      width: 216,
      sortable: true,
      from: 760,
      cell: ({ blockedBy }) => <BlockedBy gate={blockedBy ?? null} />,
    },
    {
      id: 'findings',
      header: t('field.open'),
      width: 88,
      sortable: true,
      cell: ({ key, openFindings }) => <PressingFindings engagementKey={key} counts={openFindings} />,
    },
    {
      id: 'versions',
      header: t('field.versions'),
      width: 84,
      from: 1160,
      phone: 'hidden',
      cell: ({ key, modelVersions }) => {
        const shown = modelVersions.find(({ status }) => status === 'PRODUCTION') ?? modelVersions[0]
        return shown === undefined ? null : (
          <span data-figures>
            <Key href={href(`/e/${key}/v/${encodeURIComponent(shown.label)}`)}>{shown.label}</Key>
            {modelVersions.length > 1 ? <span className={classes.aside}>+{modelVersions.length - 1}</span> : null}
          </span>
        )
      },
    },
  ]
  return (
    <DataTable
      label={t('register.title')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ key }) => `/e/${key}`}
      total={rows.length}
      sort={sort}
      onSort={onSort}
      changedBy={({ id }) => changedBy.get(id)}
      loading={loading}
      empty={empty}
      density="comfortable"
      height="fill"
      keys
    />
  )
}
