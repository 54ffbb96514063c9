import { useApolloClient } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeMemberInput, Role } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Conflict } from '../../ui/Conflict.tsx'
import { href } from '../../ui/href.ts'
import { InlineSelect } from '../../ui/InlineSelect.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { MemberStatus } from './MemberStatus.tsx'
import { MemberTeams } from './MemberTeams.tsx'
import { roles } from './roles.ts'
import { Shown } from './Shown.tsx'
import classes from './settings.module.css'

const MemberSeat_member = graphql(`
  fragment MemberSeat_member on Membership {
    id
    name
    role
    status
    version
    teams { id name }
  }
`)

const MemberSeat_workspace = graphql(`
  fragment MemberSeat_workspace on Workspace {
    id
    teams { id name }
  }
`)

const ChangeMember = graphql(`
  mutation MemberSeat_changeMember($input: ChangeMemberInput!) {
    changeMember(input: $input) {
      __typename
      ... on Membership { id ...MemberSeat_member ...MembersTable_member }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const MemberAsItStands = graphql(`
  query MemberAsItStands($id: ID!) {
    node(id: $id) { id ... on Membership { id ...MemberSeat_member ...MembersTable_member } }
  }
`)

type Change = Pick<ChangeMemberInput, 'role' | 'teamIds' | 'status'>
type Props = {
  member: FragmentType<typeof MemberSeat_member>
  workspace: FragmentType<typeof MemberSeat_workspace>
  readOnly: boolean
}

/** Role, teams and standing of one member. Each change waits for the server, which keeps the last administrator. */
export function MemberSeat(props: Props) {
  const { t } = useTranslation('settings')
  const { readOnly } = props
  const member = readFragment(MemberSeat_member, props.member)
  const workspace = readFragment(MemberSeat_workspace, props.workspace)
  const [change, { pending, refusal, forget }] = useCommand(ChangeMember)
  const [wanted, setWanted] = useState<Change | null>(null)
  const router = useRouter()
  const reread = useReread(member.id)

  const run = (next: Change, expectedVersion = member.version) => {
    setWanted(next)
    return change({ membershipId: member.id, expectedVersion, ...next })
  }
  const useMine = async () => {
    const version = await reread()
    if (wanted !== null && version !== undefined) await run(wanted, version)
  }
  const keepTheirs = async () => {
    await reread()
    forget()
  }
  const value = refusal?.values[0]
  return (
    <section aria-label={t('member.seat')}>
      <SectionHead title={t('member.seat')} level={3} />
      <div className={classes.row}>
        <span>{t('members.role')}</span>
        <span>
          <InlineSelect<Role>
            label={t('members.role')}
            value={member.role}
            options={roles.map((role) => ({
              value: role,
              label: t(`roles.${role}`),
            }))}
            onChange={(role) => void run({ role })}
            pending={pending && wanted?.role !== undefined}
            readOnly={readOnly}
          />
        </span>
      </div>
      <p className={classes.quiet}>{t(`roleWhy.${member.role}`)}</p>
      <div className={classes.row}>
        <span>{t('members.status')}</span>
        <MemberStatus status={member.status} />
      </div>
      <MemberTeams
        key={member.teams.map(({ id }) => id).join()}
        mine={member.teams}
        all={workspace.teams}
        readOnly={readOnly}
        pending={pending && wanted?.teamIds !== undefined}
        onSave={(teamIds) => void run({ teamIds })}
      />
      {refusal?.kind === 'Conflict' && value ? (
        <Conflict
          field={t(`field.${value.field}`, { defaultValue: value.field })}
          mine={value.yours}
          theirs={value.theirs}
          author={value.by ?? ''}
          at={value.at ?? undefined}
          onKeepTheirs={() => void keepTheirs()}
          onUseMine={() => void useMine()}
        />
      ) : (
        <Shown refusal={refusal} />
      )}
      {readOnly ? null : (
        <div className={classes.standing}>
          {member.status === 'ACTIVE' ? (
            <Button
              variant="default"
              loading={pending && wanted?.status === 'SUSPENDED'}
              title={t('member.suspendWhy')}
              onClick={() => void run({ status: 'SUSPENDED' })}
            >
              {t('member.suspend')}
            </Button>
          ) : null}
          {member.status === 'SUSPENDED' ? (
            <Button
              variant="default"
              loading={pending && wanted?.status === 'ACTIVE'}
              onClick={() => void run({ status: 'ACTIVE' })}
            >
              {t('member.activate')}
            </Button>
          ) : null}
          {member.status === 'REMOVED' ? null : (
            <Button
              variant="subtle"
              color="red"
              onClick={() => router.history.push(href('/raci/leaves', { who: member.id }))}
            >
              {t('member.leaves')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

/** Reads the member as it stands now into the page, and answers with its version. */
function useReread(id: string) {
  const client = useApolloClient()
  return useCallback(async () => {
    const { data } = await client.query({ query: MemberAsItStands, variables: { id }, fetchPolicy: 'network-only' })
    return data?.node?.__typename === 'Membership' ? readFragment(MemberSeat_member, data.node).version : undefined
  }, [client, id])
}
