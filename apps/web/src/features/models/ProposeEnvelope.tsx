import { MultiSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnvelopeStage } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { DialogForm } from './DialogForm.tsx'
import { readBounds } from './read-bounds.ts'

export const ProposeEnvelope_version = graphql(`
  fragment ProposeEnvelope_version on ModelVersion {
    id
    label
    modelName
    components { id kind name }
  }
`)

const Propose = graphql(`
  mutation ProposeEnvelope_proposeEnvelope($input: ProposeEnvelopeInput!) {
    proposeEnvelope(input: $input) {
      __typename
      ... on ChangeEnvelope { id baseVersion { id ...VersionEnvelopes_version } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const stages: readonly EnvelopeStage[] = ['TRAINING', 'EVALUATION', 'DEPLOYMENT']
const retrained: readonly string[] = ['WEIGHTS', 'DATASET']

type Props = { version: FragmentType<typeof ProposeEnvelope_version>; onClose: () => void }

/** Proposes what may change from this version on without deciding anew. */
export function ProposeEnvelope(props: Props) {
  const { t } = useTranslation('models')
  const version = readFragment(ProposeEnvelope_version, props.version)
  const parts = [...new Set(version.components.filter(({ kind }) => retrained.includes(kind)).map(({ name }) => name))]
  const [name, setName] = useState('')
  const [rationale, setRationale] = useState('')
  const [covered, setCovered] = useState<string[]>(['TRAINING', 'EVALUATION'])
  const [mayChange, setMayChange] = useState<string[]>(parts)
  const [bounds, setBounds] = useState('')
  const [ends, setEnds] = useState('')
  const [propose, { pending, refusal }] = useCommand(Propose)
  const read = readBounds(bounds)

  async function send() {
    const done = await propose({
      baseVersionId: version.id,
      name,
      rationale,
      stages: stages.filter((stage) => covered.includes(stage)),
      mayChange,
      bounds: read.bounds,
      endsAt: `${ends}T00:00:00.000Z`,
    })
    if (done !== null) props.onClose()
  }
  return (
    <DialogForm
      title={t('envelope.proposeOn', { version: `${version.modelName} ${version.label}` })}
      why={t('envelope.proposeWhy')}
      act={t('envelope.propose')}
      pending={pending}
      refusal={refusal}
      onAct={() => void send()}
      onClose={props.onClose}
    >
      <TextInput
        label={t('envelope.name')}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('reason')}
        required
        value={rationale}
        onChange={(event) => setRationale(event.currentTarget.value)}
      />
      <MultiSelect
        label={t('envelope.gatesCovered')}
        data={stages.map((value) => ({ value, label: t(`envelope.seats.${value}`) }))}
        value={covered}
        onChange={setCovered}
      />
      <MultiSelect label={t('envelope.mayChange')} data={parts} value={mayChange} onChange={setMayChange} />
      <Textarea
        label={t('envelope.bounds')}
        description={t('envelope.boundsHint')}
        placeholder={'0.94 <= AUC\nfalse declines <= 0.0035'}
        required
        autosize
        minRows={2}
        value={bounds}
        error={read.wrong === null ? undefined : t('envelope.boundsWrong', { line: read.wrong })}
        onChange={(event) => setBounds(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('envelope.endsOn')}
        required
        value={ends}
        onChange={(event) => setEnds(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
