import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Environment } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { DialogForm } from './DialogForm.tsx'

export const RouteDialog_version = graphql(`
  fragment RouteDialog_version on ModelVersion {
    id
    label
    modelName
    nextPhase
    routings { id environment trafficPercent killSwitchRef active }
  }
`)

const Authorise = graphql(`
  mutation RouteDialog_authoriseRouting($input: AuthoriseRoutingInput!) {
    authoriseRouting(input: $input) {
      __typename
      ... on ModelVersion { id ...VersionMeta_version ...VersionTraffic_version ...VersionEnd_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const Observe = graphql(`
  mutation RouteDialog_recordObservedRouting($input: RecordObservedRoutingInput!) {
    recordObservedRouting(input: $input) {
      __typename
      ... on ModelVersion { id ...VersionMeta_version ...VersionTraffic_version ...VersionEnd_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const environments: readonly Environment[] = ['PRODUCTION', 'STAGING', 'TEST']
type Kind = 'authorise' | 'observed' | 'legacy'
const kinds: readonly Kind[] = ['authorise', 'observed', 'legacy']

type Props = { version: FragmentType<typeof RouteDialog_version>; onClose: () => void }

/** Gives a version traffic by authority, or records what is live already, whoever allowed it. */
export function RouteDialog(props: Props) {
  const { t } = useTranslation('models')
  const version = readFragment(RouteDialog_version, props.version)
  const [kind, setKind] = useState<Kind>('authorise')
  const [environment, setEnvironment] = useState<Environment>('PRODUCTION')
  const here = version.routings.find((each) => each.active && each.environment === environment)
  const [percent, setPercent] = useState<number | string>(version.nextPhase)
  const [killSwitchRef, setKillSwitchRef] = useState(here?.killSwitchRef ?? '')
  const [reason, setReason] = useState('')
  const [authorise, authorising] = useCommand(Authorise)
  const [observe, observing] = useCommand(Observe)
  const { pending, refusal } = kind === 'authorise' ? authorising : observing

  async function send() {
    const asked = {
      modelVersionId: version.id,
      environment,
      trafficPercent: Math.round(Number(percent)),
      killSwitchRef,
      reason,
    }
    const done = kind === 'authorise' ? await authorise(asked) : await observe({ ...asked, legacy: kind === 'legacy' })
    if (done !== null) props.onClose()
  }
  return (
    <DialogForm
      title={t('route.title', { version: `${version.modelName} ${version.label}` })}
      why={t(`route.why.${kind}`)}
      act={t(`route.act.${kind}`)}
      pending={pending}
      refusal={refusal}
      refused={t('route.refused')}
      onAct={() => void send()}
      onClose={props.onClose}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('route.kind')}
        value={kind}
        onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'authorise')}
        data={kinds.map((value) => ({ value, label: t(`route.kinds.${value}`) }))}
      />
      <Select
        label={t('route.environment')}
        value={environment}
        allowDeselect={false}
        onChange={(value) => setEnvironment(environments.find((each) => each === value) ?? 'PRODUCTION')}
        data={environments.map((value) => ({ value, label: t(`environments.${value}`) }))}
      />
      <NumberInput
        label={t('route.percent')}
        description={
          kind === 'authorise' && environment === 'PRODUCTION'
            ? t('route.phases', { percent: version.nextPhase })
            : t('route.has', { percent: here?.trafficPercent ?? 0 })
        }
        value={percent}
        onChange={setPercent}
        min={0}
        max={100}
        suffix=" %"
        allowDecimal={false}
      />
      <TextInput
        label={t('route.killSwitch')}
        description={t('route.killSwitchHint')}
        value={killSwitchRef}
        onChange={(event) => setKillSwitchRef(event.currentTarget.value)}
      />
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
