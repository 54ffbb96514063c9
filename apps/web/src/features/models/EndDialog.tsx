import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { DialogForm } from './DialogForm.tsx'

export const EndDialog_version = graphql(`
  fragment EndDialog_version on ModelVersion {
    id
    label
    modelName
    version
    retentionUntil
    legalHold
    disposalReference
    credentialsRevokedReference
  }
`)

const Settle = graphql(`
  mutation EndDialog_settleVersionEnd($input: SettleVersionEndInput!) {
    settleVersionEnd(input: $input) {
      __typename
      ... on ModelVersion { id ...VersionEnd_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const texts = ['legalHold', 'disposalReference', 'credentialsRevokedReference'] as const
type Text = (typeof texts)[number]

type Props = { version: FragmentType<typeof EndDialog_version>; onClose: () => void }

/** What bounds a version after its end: how long it is kept or why, where it was destroyed, where its keys were revoked. */
export function EndDialog(props: Props) {
  const { t } = useTranslation('models')
  const version = readFragment(EndDialog_version, props.version)
  const [until, setUntil] = useState(version.retentionUntil?.slice(0, 10) ?? '')
  const [said, setSaid] = useState<Record<Text, string>>({
    legalHold: version.legalHold ?? '',
    disposalReference: version.disposalReference ?? '',
    credentialsRevokedReference: version.credentialsRevokedReference ?? '',
  })
  // Asked with the version that these fields were filled from.
  const [expectedVersion] = useState(version.version)
  const [settle, { pending, refusal }] = useCommand(Settle)

  async function send() {
    const done = await settle({
      modelVersionId: version.id,
      expectedVersion,
      retentionUntil: until === '' ? null : `${until}T00:00:00.000Z`,
      ...said,
    })
    if (done !== null) props.onClose()
  }
  return (
    <DialogForm
      title={t('end.dialog', { version: `${version.modelName} ${version.label}` })}
      why={t('end.why')}
      act={t('end.save')}
      pending={pending}
      refusal={refusal}
      onAct={() => void send()}
      onClose={props.onClose}
    >
      <TextInput
        type="date"
        label={t('end.retentionUntil')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      {texts.map((field) => (
        <TextInput
          key={field}
          label={t(`end.${field}`)}
          description={t(`end.hint.${field}`)}
          value={said[field]}
          onChange={(event) => {
            const { value } = event.currentTarget
            setSaid((before) => ({ ...before, [field]: value }))
          }}
        />
      ))}
    </DialogForm>
  )
}
