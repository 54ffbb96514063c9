import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { MemberGrants } from './MemberGrants.tsx'
import { MemberSeat } from './MemberSeat.tsx'
import classes from './settings.module.css'

const MemberDrawer_member = graphql(`
  fragment MemberDrawer_member on Membership {
    id
    name
    email
    ...MemberSeat_member
    ...MemberGrants_member
  }
`)

const MemberDrawer_workspace = graphql(`
  fragment MemberDrawer_workspace on Workspace {
    id
    ...MemberSeat_workspace
  }
`)

type Props = {
  member: FragmentType<typeof MemberDrawer_member>
  workspace: FragmentType<typeof MemberDrawer_workspace>
  /** Why the viewer may not change it, or null. */
  denied: string | null
  onClose: () => void
}

/** One member: role, teams, standing and further roles, changed where they stand. */
export function MemberDrawer({ member: given, workspace: place, denied, onClose }: Props) {
  const { t } = useTranslation('settings')
  const member = readFragment(MemberDrawer_member, given)
  const workspace = readFragment(MemberDrawer_workspace, place)
  return (
    <Drawer
      label={member.name}
      onClose={onClose}
      head={
        <span className={classes.person}>
          <Avatar name={member.name} size={24} silent />
          <b>{member.name}</b>
        </span>
      }
    >
      <div className={classes.drawer}>
        <p className={classes.words}>{member.email}</p>
        {denied === null ? null : <p className={classes.words}>{denied}</p>}
        <MemberSeat member={member} workspace={workspace} readOnly={denied !== null} />
        <section aria-label={t('members.grants')}>
          <MemberGrants member={member} readOnly={denied !== null} />
        </section>
      </div>
    </Drawer>
  )
}
