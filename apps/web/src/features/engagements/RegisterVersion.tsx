import { useQuery } from '@apollo/client/react'
import { Autocomplete, Button, Modal, TextInput } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { ComponentRows } from './ComponentRows.tsx'
import { blankComponent, type ComponentDraft, componentInputs, draftsOf } from './component-drafts.ts'
import { fieldFaults } from './field-faults.ts'
import classes from './forms.module.css'
import { type LineageDraft, LineageRows } from './LineageRows.tsx'
import { RegisterDataset } from './RegisterDataset.tsx'
import { submitOnModEnter } from './submit-on-mod-enter.ts'

const RegisterVersionChoices = graphql(`
  query RegisterVersion($key: String!) {
    engagement(key: $key) {
      id
      modelVersions {
        id
        label
        modelName
        components { id kind name release digest attested }
        lineage { usage datasetVersion { id } }
      }
      datasetVersions { id label datasetName carveOuts }
    }
  }
`)

const RegisterModelVersion = graphql(`
  mutation RegisterVersion_registerModelVersion($input: RegisterModelVersionInput!) {
    registerModelVersion(input: $input) {
      __typename
      ... on ModelVersion {
        id
        ...VersionRows_version
        engagement { id key modelVersions { id ...VersionRows_version } gates { id } }
      }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const rowFields = ['kind', 'name', 'release', 'digest']

type Props = { engagementKey: string; engagementId: string; onClose: () => void }

/** Puts a version on record by its manifest: the components it is made of and the data it leans on. */
export function RegisterVersion({ engagementKey, engagementId, onClose }: Props) {
  const { t } = useTranslation('engagements')
  const router = useRouter()
  const [adding, setAdding] = useState(false)
  const { data, refetch } = useQuery(RegisterVersionChoices, { variables: { key: engagementKey } })
  const [modelName, setModelName] = useState<string | null>(null)
  const [label, setLabel] = useState('')
  const [components, setComponents] = useState<readonly ComponentDraft[]>([blankComponent()])
  const [lineage, setLineage] = useState<readonly LineageDraft[]>([])
  const [register, { pending, refusal }] = useCommand(RegisterModelVersion)
  const ofRows = components.flatMap((_, row) => rowFields.map((field) => `components.${row}.${field}`))
  const faults = fieldFaults<string>(refusal, ['modelName', 'label', ...ofRows])

  const versions = data?.engagement?.modelVersions ?? []
  const datasets = data?.engagement?.datasetVersions ?? []
  const last = versions[0]
  const name = modelName ?? last?.modelName ?? ''
  const beginFromLast = () => {
    if (last === undefined) return
    setModelName(last.modelName)
    setComponents(draftsOf(last.components))
    setLineage(last.lineage.map(({ usage, datasetVersion }) => ({ usage, datasetVersionId: datasetVersion.id })))
  }

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const done = await register({
      engagementId,
      modelName: name,
      label,
      components: componentInputs(components),
      lineage: [...lineage],
    })
    if (done !== null) router.history.push(`/e/${engagementKey}/v/${encodeURIComponent(label.trim())}`)
  }
  return (
    <>
      <Modal opened onClose={onClose} title={t('version.title')} size={820}>
        <form
          className={classes.form}
          onSubmit={(event) => void handleSubmit(event)}
          onKeyDown={submitOnModEnter}
          noValidate
        >
          <p className={classes.note}>{t('version.meaning')}</p>
          <div className={classes.pair}>
            <Autocomplete
              label={t('version.model')}
              data={[...new Set(versions.map((each) => each.modelName))]}
              value={name}
              onChange={setModelName}
              required
              error={faults.of.modelName}
            />
            <TextInput
              label={t('version.label')}
              placeholder="2.3"
              value={label}
              onChange={(event) => setLabel(event.currentTarget.value)}
              required
              data-autofocus
              error={faults.of.label}
            />
          </div>
          {last === undefined ? null : (
            <div>
              <Button size="xs" variant="default" onClick={beginFromLast}>
                {t('version.fromLast', { version: `${last.modelName} ${last.label}` })}
              </Button>
            </div>
          )}
          <ComponentRows components={components} onChange={setComponents} refusal={refusal} />
          <LineageRows datasets={datasets} lineage={lineage} onChange={setLineage} onDataset={() => setAdding(true)} />
          {faults.rest ? (
            <Refusal message={faults.rest.message} reasons={faults.rest.reasons} fields={faults.rest.fields} />
          ) : null}
          <div className={classes.actions}>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={pending}>
              {t('version.submit')}
            </Button>
          </div>
        </form>
      </Modal>
      {adding ? (
        <RegisterDataset engagementId={engagementId} onClose={() => setAdding(false)} onDone={() => void refetch()} />
      ) : null}
    </>
  )
}
