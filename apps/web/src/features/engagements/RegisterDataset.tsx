import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { fieldFaults } from './field-faults.ts'
import classes from './forms.module.css'
import { submitOnModEnter } from './submit-on-mod-enter.ts'

const RegisterDatasetVersion = graphql(`
  mutation RegisterDataset_registerDatasetVersion($input: RegisterDatasetVersionInput!) {
    registerDatasetVersion(input: $input) {
      __typename
      ... on DatasetVersion { id ...DatasetRows_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const short = ['datasetName', 'label', 'digest', 'licence', 'source', 'piiFlags'] as const
const fields = [...short, 'carveOuts', 'retentionUntil'] as const
type Field = (typeof fields)[number]

const empty: Record<Field, string> = {
  datasetName: '',
  label: '',
  digest: '',
  licence: '',
  source: '',
  piiFlags: '',
  carveOuts: '',
  retentionUntil: '',
}

type Props = { engagementId: string; onClose: () => void; onDone?: () => void }

/** Puts a version of a dataset on record: what it is, whose it is, how long it may be kept and what may not be used. */
export function RegisterDataset({ engagementId, onClose, onDone }: Props) {
  const { t } = useTranslation('engagements')
  const [values, setValues] = useState(empty)
  const [register, { pending, refusal }] = useCommand(RegisterDatasetVersion)
  const faults = fieldFaults(refusal, fields)
  const change = (field: Field) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setValues((before) => ({ ...before, [field]: value }))
  }

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const { retentionUntil, ...rest } = values
    const done = await register({
      engagementId,
      ...rest,
      ...(retentionUntil === '' ? {} : { retentionUntil: new Date(retentionUntil).toISOString() }),
    })
    if (done === null) return
    onDone?.()
    onClose()
  }
  const given = (field: Field) => ({
    label: t(`dataset.${field}`),
    description: t(`dataset.hint.${field}`),
    value: values[field],
    onChange: change(field),
    error: faults.of[field],
  })
  return (
    <Modal opened onClose={onClose} title={t('dataset.title')} size={640}>
      <form
        className={classes.form}
        onSubmit={(event) => void handleSubmit(event)}
        onKeyDown={submitOnModEnter}
        noValidate
      >
        <div className={classes.pair}>
          {short.map((field, index) => (
            <TextInput
              key={field}
              {...given(field)}
              required={field !== 'piiFlags'}
              data-autofocus={index === 0 || undefined}
            />
          ))}
          <TextInput type="date" {...given('retentionUntil')} />
        </div>
        <Textarea {...given('carveOuts')} />
        {faults.rest ? (
          <Refusal message={faults.rest.message} reasons={faults.rest.reasons} fields={faults.rest.fields} />
        ) : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('dataset.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
