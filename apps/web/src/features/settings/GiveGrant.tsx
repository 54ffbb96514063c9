import { useQuery } from '@apollo/client/react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { endOfDay } from './end-of-day.ts'
import { roles } from './roles.ts'
import { Shown } from './Shown.tsx'
import classes from './settings.module.css'

const GiveGrantChoices = graphql(`
  query GiveGrantChoices {
    engagements(first: 100) { edges { node { id key name } } }
  }
`)

const Give = graphql(`
  mutation GiveGrant_giveGrant($input: GiveGrantInput!) {
    giveGrant(input: $input) {
      __typename
      ... on Membership { id ...MemberGrants_member ...MembersTable_member }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** Gives a member a further role; to a guest, only in an engagement. */
export function GiveGrant({ membershipId, guest }: { membershipId: string; guest: boolean }) {
  const { t } = useTranslation('settings')
  const { data } = useQuery(GiveGrantChoices)
  const [give, { pending, refusal }] = useCommand(Give)
  const choices = roles.filter((role) => guest || role !== 'GUEST')
  const [role, setRole] = useState<Role>(guest ? 'GUEST' : 'SIGNER')
  const [engagementId, setEngagementId] = useState('')
  const [day, setDay] = useState('')
  const engagements = data?.engagements.edges.map(({ node }) => node) ?? []

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const done = await give({
      membershipId,
      role,
      ...(engagementId === '' ? {} : { engagementId }),
      ...(day === '' ? {} : { validTo: endOfDay(day) }),
    })
    if (done !== null) setDay('')
  }
  return (
    <form className={classes.form} onSubmit={(event) => void handleSubmit(event)}>
      <div className={classes.give}>
        <NativeSelect
          label={t('members.role')}
          value={role}
          onChange={(event) => setRole(choices.find((each) => each === event.currentTarget.value) ?? role)}
          data={choices.map((each) => ({ value: each, label: t(`roles.${each}`) }))}
        />
        <NativeSelect
          label={t('member.on')}
          required={guest}
          value={engagementId}
          onChange={(event) => setEngagementId(event.currentTarget.value)}
          data={[
            { value: '', label: guest ? '' : t('member.whole') },
            ...engagements.map(({ id, key, name }) => ({ value: id, label: `${key} ${name}` })),
          ]}
        />
        <TextInput
          type="date"
          label={`${t('member.day')} (${t('optional')})`}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={pending} style={{ alignSelf: 'end' }}>
          {t('member.give')}
        </Button>
      </div>
      <Shown refusal={refusal} />
    </form>
  )
}
