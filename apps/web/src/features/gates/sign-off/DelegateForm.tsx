import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import classes from '../gate.module.css'
import type { GateToDecide } from '../gate-fragment.ts'
import { MemberSelect } from './MemberSelect.tsx'
import { SignedText } from './SignedText.tsx'

const DelegateGate = graphql(`
  mutation DelegateGate($input: DelegateGateInput!) {
    delegateGate(input: $input) {
      __typename
      ... on Gate { id ...GateView_gate }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Hands the A of the gate to another signer from one day to the end of another. */
export function DelegateForm({ gate, viewerId }: { gate: GateToDecide; viewerId: string | undefined }) {
  const { t } = useTranslation('gates')
  const [delegate, { pending, refusal }] = useCommand(DelegateGate)
  const [toId, setTo] = useState<string | null>(null)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState(() => dayIn(14))
  const [everywhere, setEverywhere] = useState(false)
  const isTeam = gate.accountable[0]?.seat === 'TEAM'

  async function send(reason: string) {
    if (toId === null || until === '') return
    await delegate({
      gateId: gate.id,
      toId,
      reason,
      allEngagements: everywhere,
      ...(from === '' ? {} : { validFrom: new Date(`${from}T00:00:00`).toISOString() }),
      validTo: new Date(`${until}T23:59:59`).toISOString(),
    })
  }
  return (
    <SignedText
      key={gate.delegations.map(({ id }) => id).join()}
      open={t('delegate.open')}
      send={t('delegate.send')}
      field={t('delegate.reason')}
      hint={t('delegate.hint')}
      complete={toId !== null && until !== ''}
      pending={pending}
      refusal={refusal}
      onSend={(reason) => void send(reason)}
    >
      <MemberSelect label={t('delegate.to')} value={toId} except={viewerId} onChange={setTo} />
      <div className={classes.dates}>
        <TextInput
          type="date"
          label={t('delegate.from')}
          description={t('delegate.now')}
          min={dayIn(0)}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('delegate.until')}
          description={t('delegate.endOfDay')}
          required
          min={dayIn(0)}
          max={dayIn(180)}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      {isTeam ? (
        <Checkbox
          size="xs"
          label={t('delegate.everywhere', { gate: gate.name })}
          checked={everywhere}
          onChange={(event) => setEverywhere(event.currentTarget.checked)}
        />
      ) : null}
    </SignedText>
  )
}
