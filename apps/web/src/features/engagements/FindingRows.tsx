import { useTranslation } from 'react-i18next'
import type { FindingRows_FindingFragment as Row } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import classes from './engagement.module.css'

export const FindingRows_finding = graphql(`
  fragment FindingRows_finding on Finding {
    id
    key
    title
    severity
    status
    dueAt
    owner { id name }
    activeOverride { id type }
  }
`)

type Props = {
  engagementKey: string
  findings: readonly FragmentType<typeof FindingRows_finding>[]
  total: number | undefined
  loading: boolean
}

/** Findings in a row each; a row opens in the table of all findings, narrowed to the engagement. */
export function FindingRows({ engagementKey, total, loading, ...props }: Props) {
  const { t } = useTranslation('engagements')
  const columns: DataColumn<Row>[] = [
    { id: 'key', header: t('field.key'), width: 64, cell: ({ key }) => <Key>{key}</Key> },
    {
      id: 'severity',
      header: t('field.severity'),
      width: 92,
      phone: 'lead',
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    { id: 'title', header: t('field.title'), phone: 'title', cell: ({ title }) => <span title={title}>{title}</span> },
    {
      id: 'status',
      header: t('field.status'),
      width: 184,
      cell: ({ status, activeOverride }) => (
        <StatusMark status={status} override={activeOverride ? t(`override.${activeOverride.type}`) : null} />
      ),
    },
    {
      id: 'owner',
      header: t('field.owner'),
      width: 140,
      from: 800,
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
      id: 'due',
      header: t('field.due'),
      width: 76,
      from: 600,
      cell: ({ dueAt }) => (dueAt ? <RelativeTime at={dueAt} short /> : <span className={classes.faint}>–</span>),
    },
  ]
  return (
    <DataTable
      label={t('openFindings')}
      rows={readFragment(FindingRows_finding, props.findings)}
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ key }) => href('/findings', { engagement: engagementKey, open: key })}
      total={total}
      loading={loading}
      keys
      empty={
        <EmptyState
          title={t('noFindings.title')}
          why={t('noFindings.why')}
          action={<LinkTo href={href('/intake', { engagement: engagementKey })}>{t('noFindings.action')}</LinkTo>}
        />
      }
    />
  )
}
