import { Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { DialogForm } from './DialogForm.tsx'

const Reduce = graphql(`
  mutation LessTrafficDialog_reduceTraffic($input: ReduceTrafficInput!) {
    reduceTraffic(input: $input) {
      __typename
      ... on ModelVersion { id ...VersionMeta_version ...VersionTraffic_version ...VersionEnd_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const TakeDown = graphql(`
  mutation LessTrafficDialog_takeDownVersion($input: TakeDownVersionInput!) {
    takeDownVersion(input: $input) {
      __typename
      ... on ModelVersion { id ...VersionMeta_version ...VersionTraffic_version ...VersionEnd_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const RollBack = graphql(`
  mutation LessTrafficDialog_rollBack($input: RollBackInput!) {
    rollBack(input: $input) {
      __typename
      ... on ModelVersion { id ...VersionMeta_version ...VersionTraffic_version ...VersionEnd_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

export type LessTraffic =
  | { kind: 'reduce'; routingId: string; from: number; where: string }
  | { kind: 'takeDown'; modelVersionId: string }
  | { kind: 'rollBack'; modelVersionId: string }

type Props = { act: LessTraffic; name: string; onClose: () => void }

/** What whoever is on call does alone and at once: less traffic, none anywhere, or back to this version. */
export function LessTrafficDialog({ act, name, onClose }: Props) {
  const { t } = useTranslation('models')
  const [reason, setReason] = useState('')
  const [percent, setPercent] = useState<number | string>(0)
  const [killSwitchUsed, setKillSwitchUsed] = useState(false)
  const [reduce, reducing] = useCommand(Reduce)
  const [takeDown, taking] = useCommand(TakeDown)
  const [rollBack, rolling] = useCommand(RollBack)
  const { pending, refusal } = { reduce: reducing, takeDown: taking, rollBack: rolling }[act.kind]

  async function send() {
    const done =
      act.kind === 'reduce'
        ? await reduce({ routingId: act.routingId, trafficPercent: Math.round(Number(percent)), reason })
        : act.kind === 'takeDown'
          ? await takeDown({ modelVersionId: act.modelVersionId, reason, killSwitchUsed })
          : await rollBack({ modelVersionId: act.modelVersionId, reason })
    if (done !== null) onClose()
  }
  return (
    <DialogForm
      grave
      title={t(`less.title.${act.kind}`, { name })}
      why={t(`less.why.${act.kind}`)}
      act={t(`less.act.${act.kind}`)}
      pending={pending}
      refusal={refusal}
      onAct={() => void send()}
      onClose={onClose}
    >
      {act.kind === 'reduce' ? (
        <NumberInput
          label={t('less.to', { where: act.where, from: act.from })}
          value={percent}
          onChange={setPercent}
          min={0}
          max={act.from - 1}
          suffix=" %"
          allowDecimal={false}
        />
      ) : null}
      {act.kind === 'takeDown' ? (
        <Checkbox
          label={t('less.killSwitchUsed')}
          checked={killSwitchUsed}
          onChange={(event) => setKillSwitchUsed(event.currentTarget.checked)}
        />
      ) : null}
      <TextInput
        label={t('reason')}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
