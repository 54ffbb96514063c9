import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { roles } from './roles.ts'
import { Secret } from './Secret.tsx'
import { Shown } from './Shown.tsx'
import classes from './settings.module.css'

const InviteDialog_workspace = graphql(`
  fragment InviteDialog_workspace on Workspace {
    id
    teams { id name }
  }
`)

const InviteMember = graphql(`
  mutation InviteDialog_inviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      __typename
      ... on InvitationIssued { link invitation { id name email } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { workspace: FragmentType<typeof InviteDialog_workspace>; onClose: () => void }
type Issued = { link: string; invitation: { name: string; email: string } }

/** Invites one person, and shows the link once. */
export function InviteDialog(props: Props) {
  const { t } = useTranslation('settings')
  const { teams } = readFragment(InviteDialog_workspace, props.workspace)
  const [invite, { pending, refusal }] = useCommand(InviteMember)
  const [issued, setIssued] = useState<Issued | null>(null)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('CONTRIBUTOR')
  const [teamIds, setTeamIds] = useState<string[]>([])

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setIssued(await invite({ name, email, role, teamIds }))
  }
  if (issued !== null) {
    return (
      <Modal opened onClose={props.onClose} title={t('invite.done', { name: issued.invitation.name })}>
        <div className={classes.form}>
          <p className={classes.words}>{t('invite.once', { email: issued.invitation.email })}</p>
          <Secret text={issued.link} what={t('invite.link')} />
          <div className={classes.buttons}>
            <Button onClick={props.onClose}>{t('close')}</Button>
          </div>
        </div>
      </Modal>
    )
  }
  return (
    <Modal opened onClose={props.onClose} title={t('invite.title')}>
      <form className={classes.form} onSubmit={(event) => void handleSubmit(event)}>
        <TextInput
          label={t('invite.name')}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('invite.email')}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('invite.role')}
          description={t(`roleWhy.${role}`)}
          value={role}
          onChange={(event) => setRole(roles.find((each) => each === event.currentTarget.value) ?? role)}
          data={roles.map((each) => ({ value: each, label: t(`roles.${each}`) }))}
        />
        <Checkbox.Group label={`${t('invite.teams')} (${t('optional')})`} value={teamIds} onChange={setTeamIds}>
          <div className={classes.checks} data-columns>
            {teams.map((team) => (
              <Checkbox key={team.id} value={team.id} label={team.name} />
            ))}
          </div>
        </Checkbox.Group>
        <Shown refusal={refusal} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('invite.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
