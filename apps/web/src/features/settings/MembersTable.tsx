import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { href } from '../../ui/href.ts'
import { MemberStatus } from './MemberStatus.tsx'
import classes from './settings.module.css'

const MembersTable_member = graphql(`
  fragment MembersTable_member on Membership {
    id
    name
    email
    role
    status
    teams { id name }
    grants { id role engagement { id key } }
  }
`)

type Props = {
  members: readonly FragmentType<typeof MembersTable_member>[]
  me: string
  current: string | undefined
}

/** Everybody with a seat; a row opens its member. */
export function MembersTable({ members, me, current }: Props) {
  const { t } = useTranslation('settings')
  const rows = readFragment(MembersTable_member, members)
  type Row = (typeof rows)[number]
  const columns: DataColumn<Row>[] = [
    {
      id: 'name',
      header: t('members.name'),
      phone: 'title',
      cell: ({ id, name }) => (
        <span className={classes.person}>
          <Avatar name={name} size={24} silent />
          {id === me ? `${name} (${t('members.you')})` : name}
        </span>
      ),
    },
    {
      id: 'email',
      header: t('profile.email'),
      from: 900,
      cell: ({ email }) => <span className={classes.muted}>{email}</span>,
    },
    { id: 'role', header: t('members.role'), width: 128, cell: ({ role }) => t(`roles.${role}`) },
    {
      id: 'teams',
      header: t('members.teams'),
      width: 208,
      from: 720,
      cell: ({ teams }) =>
        teams.length === 0 ? (
          <span className={classes.muted}>{t('members.noTeam')}</span>
        ) : (
          teams.map(({ name }) => name).join(', ')
        ),
    },
    {
      id: 'grants',
      header: t('members.grants'),
      width: 176,
      from: 1040,
      cell: ({ grants }) =>
        grants
          .map(({ role, engagement }) => [t(`roles.${role}`), engagement?.key].filter(Boolean).join(' '))
          .join(', '),
    },
    { id: 'status', header: t('members.status'), width: 120, cell: ({ status }) => <MemberStatus status={status} /> },
  ]
  return (
    <DataTable
      label={t('members.label')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ id }) => href('/settings/members', { open: id })}
      density="comfortable"
      current={current ?? null}
      keys
    />
  )
}
