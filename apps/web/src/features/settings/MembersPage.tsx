import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { MemberDrawer } from './MemberDrawer.tsx'
import { MembersTable } from './MembersTable.tsx'
import { PendingInvitations } from './PendingInvitations.tsx'
import { SettingsHead } from './SettingsHead.tsx'
import classes from './settings.module.css'
import { useRefetchOn } from './use-refetch-on.ts'

const MembersPageQuery = graphql(`
  query MembersPage {
    viewer {
      membership { id }
      administer: can(act: ADMINISTER) { allowed reason }
      readAdministration: can(act: READ_ADMINISTRATION) { allowed }
    }
    members { id ...MembersTable_member ...MemberDrawer_member }
    workspace { id ...InviteDialog_workspace ...MemberDrawer_workspace }
  }
`)

const kinds = ['member.joined', 'member.changed', 'member.removed', 'grant.given', 'grant.withdrawn']

/** Who has a seat, with which role and in which teams; administrators change it, invite and withdraw. */
export function MembersPage() {
  const { t } = useTranslation('settings')
  const { open } = useSearch({ from: '/signed-in/settings/members' })
  const navigate = useNavigate({ from: '/settings/members' })
  const [inviting, setInviting] = useState(false)
  const { data, error, refetch } = useQuery(MembersPageQuery)
  useRefetchOn(kinds, refetch)

  const viewer = data?.viewer
  if (!viewer) return error ? <Trouble message={error.message} onRetry={() => void refetch()} /> : <PageSkeleton />
  const { administer, readAdministration } = viewer
  const shown = data.members.find(({ id }) => id === open)
  const show = (id: string | undefined) => void navigate({ search: { open: id } })
  return (
    <>
      <SettingsHead
        actions={
          administer.allowed ? <Button onClick={() => setInviting(true)}>{t('members.invite')}</Button> : undefined
        }
      />
      {administer.allowed ? null : (
        <p className={classes.note}>
          <Lock size={14} aria-hidden />
          <span>
            {t('members.readOnly')} {administer.reason}
          </span>
        </p>
      )}
      <SectionHead title={t('members.title')} count={data.members.length} />
      <MembersTable members={data.members} me={viewer.membership.id} current={open} />
      {readAdministration.allowed ? <PendingInvitations mayRevoke={administer.allowed} /> : null}
      {inviting ? <InviteDialog workspace={data.workspace} onClose={() => setInviting(false)} /> : null}
      {shown ? (
        <MemberDrawer
          key={shown.id}
          member={shown}
          workspace={data.workspace}
          denied={administer.allowed ? null : (administer.reason ?? t('members.readOnly'))}
          onClose={() => show(undefined)}
        />
      ) : null}
    </>
  )
}
