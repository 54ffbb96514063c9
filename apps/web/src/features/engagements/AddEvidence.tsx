import { useQuery } from '@apollo/client/react'
import { Modal, SegmentedControl, Select } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useUpload } from '../../uploads/use-upload.ts'
import { evidenceTargets, subjectOf } from './evidence-targets.ts'
import classes from './forms.module.css'
import { RequestEvidence } from './RequestEvidence.tsx'
import { SubmitFields } from './SubmitFields.tsx'

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

type Kind = 'file' | 'link' | 'request'
type Props = {
  engagementKey: string
  engagementId: string
  /** The type that the person came for. */
  typeCode?: string | undefined
  /** The file that was dropped before the rest was said. */
  file?: File | undefined
  /** Whether the person may ask others for evidence. */
  mayRequest: boolean
  onClose: () => void
}

/** Puts evidence on record, or asks for it: of which type, of which version, and the file, which is sent while one writes. */
export function AddEvidence({ engagementKey, engagementId, typeCode, file, mayRequest, onClose }: Props) {
  const { t } = useTranslation('engagements')
  const { data } = useQuery(AddEvidenceChoices, { variables: { key: engagementKey } })
  const [kind, setKind] = useState<Kind>('file')
  const [code, setCode] = useState<string | null>(typeCode ?? null)
  const [chosenSubject, setSubject] = useState<string | null>(null)
  const files = useUpload()
  const send = useEffectEvent(files.send)
  useEffect(() => {
    if (file !== undefined) send(file)
  }, [file])

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
  const wanted =
    type === undefined || subject === null ? null : { evidenceType: type.code, ...subjectOf(subject, modelVersions) }
  const given = { engagementId, wanted, onDone: onClose, onCancel: onClose }
  return (
    <Modal opened onClose={onClose} title={t(kind === 'request' ? 'evidence.request' : 'evidence.title')} size={600}>
      <div className={classes.form}>
        <SegmentedControl
          aria-label={t('evidence.kind')}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          data={[
            { value: 'file', label: t('evidence.file') },
            { value: 'link', label: t('evidence.link') },
            ...(mayRequest ? [{ value: 'request', label: t('evidence.request') }] : []),
          ]}
        />
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
        />
        {type === undefined || targets.length === 0 ? null : (
          <Select
            label={t('evidence.proves')}
            data={targets.map(({ value, label }) => ({ value, label: label ?? t('evidence.wholeUseCase') }))}
            value={subject}
            onChange={setSubject}
            allowDeselect={false}
            required
          />
        )}
        {type !== undefined && targets.length === 0 ? <p className={classes.note}>{t('evidence.noVersion')}</p> : null}
        {kind === 'request' ? (
          <RequestEvidence {...given} />
        ) : (
          <SubmitFields {...given} kind={kind} before={before} validityDays={type?.validityDays} files={files} />
        )}
      </div>
    </Modal>
  )
}
