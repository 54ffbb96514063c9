import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Key } from '../../ui/Key.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { GiveGrant } from './GiveGrant.tsx'
import { Shown } from './Shown.tsx'
import classes from './settings.module.css'

export const MemberGrants_member = graphql(`
  fragment MemberGrants_member on Membership {
    id
    role
    status
    grants { id role validTo engagement { id key name } }
  }
`)

const WithdrawGrant = graphql(`
  mutation MemberGrants_withdrawGrant($input: WithdrawGrantInput!) {
    withdrawGrant(input: $input) {
      __typename
      ... on Membership { id ...MemberGrants_member ...MembersTable_member }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** Further roles of a member, each withdrawn by itself. */
export function MemberGrants(props: { member: FragmentType<typeof MemberGrants_member>; readOnly: boolean }) {
  const { t } = useTranslation('settings')
  const { id, role: seat, status, grants } = readFragment(MemberGrants_member, props.member)
  const [withdraw, { pending, refusal }] = useCommand(WithdrawGrant)
  return (
    <>
      <SectionHead title={t('members.grants')} count={grants.length} level={3} />
      <p className={classes.quiet}>{t('member.grantsWhy')}</p>
      <ul className={classes.list}>
        {grants.map(({ id: grantId, role, engagement, validTo }) => {
          const where = engagement?.key ?? t('member.whole')
          return (
            <li key={grantId}>
              <span>
                {t(`roles.${role}`)}{' '}
                {engagement ? (
                  <Key href={`/e/${engagement.key}`}>{engagement.key}</Key>
                ) : (
                  <span className={classes.quiet}>{where}</span>
                )}{' '}
                {validTo ? (
                  <span className={classes.quiet}>
                    {t('member.until', { day: dayWords.format(new Date(validTo)) })}
                  </span>
                ) : null}
              </span>
              {props.readOnly ? null : (
                <ActionIcon
                  disabled={pending}
                  aria-label={t('member.withdraw', { role: t(`roles.${role}`), where })}
                  onClick={() => void withdraw({ grantId })}
                >
                  <X size={14} aria-hidden />
                </ActionIcon>
              )}
            </li>
          )
        })}
      </ul>
      <Shown refusal={refusal} />
      {props.readOnly || status === 'REMOVED' ? null : <GiveGrant membershipId={id} guest={seat === 'GUEST'} />}
    </>
  )
}
