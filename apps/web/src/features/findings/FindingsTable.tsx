import { useMediaQuery } from '@mantine/hooks'
import { MessageSquare, Sparkles } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Severity } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { PresentAt } from '../../live/PresentAt.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import type { DataColumn, Sort } from '../../ui/data-table.ts'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { DueDate } from './DueDate.tsx'
import classes from './findings.module.css'
import { OwnerSelect } from './OwnerSelect.tsx'
import { SeverityDialog } from './SeverityDialog.tsx'
import { SeveritySelect } from './SeveritySelect.tsx'
import { StatusSelect } from './StatusSelect.tsx'
import type { Choices } from './use-choices.ts'

const FindingsTable_finding = graphql(`
  fragment FindingsTable_finding on Finding {
    id
    key
    title
    status
    dueAt
    source
    aiSpecific
    commentCount
    reopened
    activeOverride { id type }
    engagement { id key name }
    ...SeveritySelect_finding
    ...SeverityDialog_finding
    ...StatusSelect_finding
    ...OwnerSelect_finding
  }
`)

type Masked = FragmentType<typeof FindingsTable_finding>

type Props = {
  findings: readonly Masked[]
  total: number
  choices: Choices
  hrefOf: (key: string) => string
  sort: Sort
  onSort: (sort: Sort | null) => void
  hidden?: readonly string[] | undefined
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  /** The row that keys act on, by the finding's id. */
  current: string | null
  onCurrent: (id: string) => void
  /** `s`, `p` and `a` act on the current row; not while the drawer has them. */
  editKeys: boolean
  changedBy: ReadonlyMap<string, string>
  loading: boolean
  onEnd: () => void
  empty: ReactNode
}

/** The findings of the filter; everything that people change often is changed in its row. */
export function FindingsTable(props: Props) {
  const { choices, current, editKeys, changedBy } = props
  const { t } = useTranslation('findings')
  const rows = readFragment(FindingsTable_finding, props.findings)
  const phone = useMediaQuery('(max-width: 640px)') ?? false
  const [rating, setRating] = useState<{ id: string; severity: Severity } | null>(null)
  const rated = rows.find(({ id }) => id === rating?.id)
  const readOnly = !choices.writing.allowed
  type Row = (typeof rows)[number]
  const keyFor = (row: Row, key: string) => (editKeys && row.id === current ? key : undefined)

  const columns: DataColumn<Row>[] = [
    {
      id: 'key',
      header: t('field.key'),
      width: 76,
      sortable: true,
      phone: 'meta',
      cell: ({ key }) => <Key href={href(`/findings/${key}`)}>{key}</Key>,
    },
    {
      id: 'severity',
      header: t('field.severity'),
      width: 100,
      sortable: true,
      phone: 'lead',
      cell: (row) => (
        <SeveritySelect
          finding={row}
          bare={phone}
          readOnly={readOnly}
          openKey={keyFor(row, 'p')}
          onWant={(severity) => setRating({ id: row.id, severity })}
        />
      ),
    },
    {
      id: 'title',
      header: t('field.title'),
      sortable: true,
      phone: 'title',
      cell: (row) => (
        <span className={classes.titled}>
          <span title={row.title}>{row.title}</span>
          {row.aiSpecific ? <Sparkles className={classes.ai} size={12} aria-label={t('aiSpecific')} /> : null}
          {row.activeOverride ? (
            <span className={classes.override}>{t(`override.type.${row.activeOverride.type}`)}</span>
          ) : null}
          {row.reopened > 0 ? <span className={classes.reopened}>{t('reopened')}</span> : null}
          <PresentAt spot={{ subject: row.id }} most={2} size={18} />
        </span>
      ),
    },
    {
      id: 'status',
      header: t('field.status'),
      width: 136,
      sortable: true,
      cell: (row) => <StatusSelect inRow finding={row} readOnly={readOnly} openKey={keyFor(row, 's')} />,
    },
    {
      id: 'engagement',
      header: t('field.engagement'),
      width: 96,
      from: 900,
      cell: ({ engagement: { key, name } }) => (
        <span title={name}>
          <Key href={href(`/e/${key}`)}>{key}</Key>
        </span>
      ),
    },
    {
      id: 'owner',
      header: t('field.owner'),
      width: 164,
      from: 720,
      cell: (row) => (
        <OwnerSelect inRow finding={row} options={choices.owners} readOnly={readOnly} openKey={keyFor(row, 'a')} />
      ),
    },
    {
      id: 'due',
      header: t('field.due'),
      width: 80,
      sortable: true,
      from: 820,
      cell: ({ dueAt, status }) => <DueDate at={dueAt} status={status} />,
    },
    { id: 'source', header: t('field.source'), width: 100, from: 1080, phone: 'hidden', cell: ({ source }) => source },
    {
      id: 'comments',
      header: t('field.comments'),
      width: 84,
      align: 'end',
      from: 1000,
      cell: ({ commentCount }) =>
        commentCount === 0 ? null : (
          <span className={classes.comments} data-figures title={t('commentCount', { count: commentCount })}>
            <MessageSquare size={12} aria-hidden /> {commentCount}
          </span>
        ),
    },
  ]
  return (
    <>
      <DataTable
        label={t('title')}
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        hrefOf={({ key }) => props.hrefOf(key)}
        total={props.total}
        hidden={props.hidden}
        sort={props.sort}
        onSort={props.onSort}
        selected={props.selected}
        onSelect={props.onSelect}
        current={current}
        onCurrent={props.onCurrent}
        changedBy={({ id }) => changedBy.get(id)}
        loading={props.loading}
        onEnd={props.onEnd}
        empty={props.empty}
        height="fill"
        keys
      />
      {rating !== null && rated !== undefined ? (
        <SeverityDialog finding={rated} wanted={rating.severity} onClose={() => setRating(null)} />
      ) : null}
    </>
  )
}
