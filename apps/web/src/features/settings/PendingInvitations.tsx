import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Shown } from './Shown.tsx'
import classes from './settings.module.css'
import { useRefetchOn } from './use-refetch-on.ts'

const PendingInvitationsQuery = graphql(`
  query PendingInvitations {
    invitations { id name email role expiresAt invitedBy { id name } }
  }
`)

const RevokeInvitation = graphql(`
  mutation PendingInvitations_revokeInvitation($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) {
      __typename
      ... on Invitation { id }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const kinds = ['member.invited', 'member.joined', 'member.changed']

/** Invitations that nobody has accepted yet, expired ones too; nothing where there are none. */
export function PendingInvitations({ mayRevoke }: { mayRevoke: boolean }) {
  const { t } = useTranslation('settings')
  const { data, refetch } = useQuery(PendingInvitationsQuery)
  const [revoke, { pending, refusal }] = useCommand(RevokeInvitation)
  useRefetchOn(kinds, refetch)
  if (data === undefined || data.invitations.length === 0) return null
  return (
    <section className={classes.section} aria-label={t('invitations.title')}>
      <SectionHead title={t('invitations.title')} count={data.invitations.length} />
      <Shown refusal={refusal} />
      <ul className={classes.list}>
        {data.invitations.map(({ id, name, email, role, expiresAt, invitedBy }) => (
          <li key={id}>
            <div>
              <b>{name}</b> <span className={classes.quiet}>{email}</span>
              <div>
                <MetaLine>
                  {t(`roles.${role}`)}
                  {t('invitations.by', { name: invitedBy.name })}
                  <span>
                    {t(Date.parse(expiresAt) < Date.now() ? 'invitations.expired' : 'invitations.expires')}{' '}
                    <RelativeTime at={expiresAt} />
                  </span>
                </MetaLine>
              </div>
            </div>
            {mayRevoke ? (
              <Button
                size="xs"
                variant="default"
                disabled={pending}
                aria-label={t('invitations.revokeLabel', { name })}
                onClick={() => void revoke({ invitationId: id })}
              >
                {t('invitations.revoke')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
