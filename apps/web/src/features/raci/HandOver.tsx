import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './tools.module.css'

const HandOverCommand = graphql(`
  mutation HandOver($input: HandOverInput!) {
    handOver(input: $input) {
      __typename
      ... on Membership { id status ...MembersTable_member }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  member: { id: string; name: string; status: string }
  people: readonly { id: string; name: string; status: string }[]
  /** How much a successor takes. */
  moves: number
}

/** Names the successor, and lets the person go; without a successor what hangs on them is orphaned, visibly. */
export function HandOver({ member, people, moves }: Props) {
  const { t } = useTranslation('raci')
  const [to, setTo] = useState('')
  const [join, setJoin] = useState(true)
  const [sure, setSure] = useState(false)
  const [run, { pending, refusal }] = useCommand(HandOverCommand)
  const gone = member.status === 'REMOVED'
  const others = people.filter(({ id, status }) => id !== member.id && status === 'ACTIVE')
  const hand = async (remove: boolean) => {
    const input = { fromId: member.id, toId: to || null, joinTeams: to !== '' && join, remove }
    if ((await run(input)) !== null) setSure(false)
  }
  return (
    <section className={classes.handOver} aria-label={t('leaves.handOver')}>
      <NativeSelect
        label={t('leaves.successor')}
        description={t('leaves.takes', { count: moves })}
        data={[
          { value: '', label: t('leaves.noSuccessor') },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={to}
        onChange={({ currentTarget: { value } }) => setTo(value)}
      />
      <Checkbox
        label={t('leaves.join', { name: member.name })}
        checked={join}
        disabled={to === ''}
        onChange={() => setJoin(!join)}
      />
      {refusal ? <Refusal message={refusal.message} fields={refusal.fields} /> : null}
      <div className={classes.buttons}>
        {to === '' ? null : (
          <Button variant="default" loading={pending} onClick={() => void hand(false)}>
            {t('leaves.handOver')}
          </Button>
        )}
        {gone ? null : sure ? (
          <>
            <span className={classes.quiet}>
              {to === '' ? t('leaves.sureOrphans', { name: member.name }) : t('leaves.sure', { name: member.name })}
            </span>
            <Button variant="default" onClick={() => setSure(false)}>
              {t('cancel')}
            </Button>
            <Button color="red" loading={pending} onClick={() => void hand(true)}>
              {t('leaves.remove')}
            </Button>
          </>
        ) : (
          <Button variant="subtle" color="red" onClick={() => setSure(true)}>
            {to === '' ? t('leaves.removeOnly') : t('leaves.handAndRemove')}
          </Button>
        )}
      </div>
    </section>
  )
}
