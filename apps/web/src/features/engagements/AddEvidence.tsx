import { useQuery } from '@apollo/client/react'
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { useUpload } from '../../uploads/use-upload.ts'
import { EvidenceFile } from './EvidenceFile.tsx'
import { evidenceTargets, subjectOf } from './evidence-targets.ts'
import { fieldFaults } from './field-faults.ts'
import classes from './forms.module.css'
import { submitOnModEnter } from './submit-on-mod-enter.ts'

const AddEvidenceChoices = graphql(`
  query AddEvidence($key: String!) {
    engagement(key: $key) {
      id
      modelVersions { id label modelName }
      datasetVersions { id label datasetName }
      evidence { id key title status type { id code } modelVersion { id } datasetVersion { id } }
    }
    workspace { id layers { id number name } evidenceTypes { id code name description binding validityDays layerNumber } }
  }
`)

const SubmitEvidence = graphql(`
  mutation AddEvidence_submitEvidence($input: SubmitEvidenceInput!) {
    submitEvidence(input: $input) {
      __typename
      ... on Evidence {
        ...EvidenceRow_evidence
        engagement { id evidence { id } ...LayerRail_engagement }
      }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  engagementKey: string
  engagementId: string
  /** The type that the person came for. */
  typeCode?: string | undefined
  onClose: () => void
}

/** Puts a file on record as evidence: of which type, of which version, and the file, which is sent while one writes. */
export function AddEvidence({ engagementKey, engagementId, typeCode, onClose }: Props) {
  const { t } = useTranslation('engagements')
  const { data } = useQuery(AddEvidenceChoices, { variables: { key: engagementKey } })
  const [code, setCode] = useState<string | null>(typeCode ?? null)
  const [chosenSubject, setSubject] = useState<string | null>(null)
  const [title, setTitle] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const { upload, send, clear } = useUpload()
  const [submit, { pending, refusal }] = useCommand(SubmitEvidence)
  const faults = fieldFaults(refusal, ['evidenceType', 'modelVersionId', 'datasetVersionId', 'title'])

  const layers = data?.workspace.layers ?? []
  const types = data?.workspace.evidenceTypes ?? []
  const type = types.find((each) => each.code === code)
  const { modelVersions = [], datasetVersions = [], evidence = [] } = data?.engagement ?? {}
  const targets = evidenceTargets({ type, modelVersions, datasetVersions })
  const subject = targets.find(({ value }) => value === chosenSubject)?.value ?? targets[0]?.value ?? null
  const before = evidence.find(
    (each) =>
      each.type.code === code &&
      (each.modelVersion?.id ?? each.datasetVersion?.id ?? '') === subject &&
      each.status !== 'SUPERSEDED' &&
      each.status !== 'DISPOSED',
  )
  const name = title ?? before?.title ?? (upload.state === 'none' ? '' : nameOf(upload.file))

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (type === undefined || subject === null || upload.state !== 'kept' || name.trim() === '') return
    const done = await submit({
      engagementId,
      evidenceType: type.code,
      title: name.trim(),
      uploadId: upload.uploaded.uploadId,
      ...(before ? { evidenceId: before.id } : {}),
      ...subjectOf(subject, modelVersions),
    })
    if (done !== null) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('evidence.title')} size={600}>
      <form
        className={classes.form}
        onSubmit={(event) => void handleSubmit(event)}
        onKeyDown={submitOnModEnter}
        noValidate
      >
        <Select
          label={t('evidence.type')}
          description={type?.description}
          placeholder={t('evidence.choose')}
          data={layers.map(({ number, name: layer }) => ({
            group: `${number} ${layer}`,
            items: types
              .filter(({ layerNumber }) => layerNumber === number)
              .map((each) => ({ value: each.code, label: each.name })),
          }))}
          value={code}
          onChange={setCode}
          searchable
          openOnFocus={false}
          withScrollArea={false}
          classNames={{ options: classes.options ?? '' }}
          required
          data-autofocus={typeCode === undefined || undefined}
          error={tried && type === undefined ? t('evidence.fault.type') : faults.of.evidenceType}
        />
        {type === undefined || targets.length === 0 ? null : (
          <Select
            label={t('evidence.proves')}
            data={targets.map(({ value, label }) => ({ value, label: label ?? t('evidence.wholeUseCase') }))}
            value={subject}
            onChange={setSubject}
            allowDeselect={false}
            required
            error={faults.of.modelVersionId ?? faults.of.datasetVersionId}
          />
        )}
        {type !== undefined && targets.length === 0 ? <p className={classes.note}>{t('evidence.noVersion')}</p> : null}
        <EvidenceFile upload={upload} onFile={send} onClear={clear} missing={tried && upload.state === 'none'} />
        <TextInput
          label={t('field.title')}
          value={name}
          onChange={(event) => setTitle(event.currentTarget.value)}
          required
          error={tried && upload.state !== 'none' && name.trim() === '' ? t('evidence.fault.title') : faults.of.title}
        />
        {before ? <p className={classes.note}>{t('evidence.becomesRevision', { key: before.key })}</p> : null}
        {type?.validityDays ? (
          <p className={classes.note}>{t('evidence.lasts', { count: type.validityDays })}</p>
        ) : null}
        {faults.rest ? (
          <Refusal message={faults.rest.message} reasons={faults.rest.reasons} fields={faults.rest.fields} />
        ) : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={upload.state === 'sending'}>
            {t('evidence.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** A title from the name of a file: without its ending, and with blanks for what stands in for them. */
const nameOf = ({ name }: File) => {
  const words = name.replace(/(\.[a-z0-9]{1,8}){1,2}$/i, '').replaceAll(/[_-]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
