import { useQuery } from '@apollo/client/react'
import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingCategory, Severity } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './dialogs.module.css'
import { fieldFaults } from './field-faults.ts'
import { categories, severities } from './finding-choices.ts'
import { submitOnModEnter } from './submit-on-mod-enter.ts'
import type { Choices } from './use-choices.ts'

const NewFindingVersions = graphql(`
  query NewFindingVersions($key: String!) {
    engagement(key: $key) { id modelVersions { id label modelName status } }
  }
`)

const CreateFinding = graphql(`
  mutation NewFindingDialog_createFinding($input: CreateFindingInput!) {
    createFinding(input: $input) {
      __typename
      ... on Finding { id key ...FindingsTable_finding }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  choices: Choices
  /** The engagement that the list is narrowed to, by key. */
  engagementKey?: string | undefined
  onClose: () => void
  onCreated: (key: string) => void
}

/** A person's finding: what is wrong, where, and how bad it is. */
export function NewFindingDialog({ choices, engagementKey, onClose, onCreated }: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const { engagements } = choices
  const [chosen, setEngagement] = useState<string | null>(engagementKey ?? null)
  const [version, setVersion] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [category, setCategory] = useState<FindingCategory | null>(null)
  const [severity, setSeverity] = useState<Severity | null>(null)
  const [vector, setVector] = useState('')
  const [description, setDescription] = useState('')
  const [missing, setMissing] = useState(false)
  const [create, { pending, refusal }] = useCommand(CreateFinding)

  const key = chosen ?? (engagements.length === 1 ? (engagements[0]?.key ?? null) : null)
  const engagement = engagements.find((each) => each.key === key)
  const { data } = useQuery(NewFindingVersions, { variables: { key: key ?? '' }, skip: key === null })
  const versions = data?.engagement?.modelVersions ?? []
  const faults = fieldFaults(refusal, [
    'engagementId',
    'modelVersionId',
    'title',
    'category',
    'severity',
    'cvssVector',
    'description',
  ])

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setMissing(true)
    if (engagement === undefined || category === null) return
    const done = await create({
      engagementId: engagement.id,
      title,
      category,
      description,
      ...(version === null ? {} : { modelVersionId: version }),
      ...(severity === null ? {} : { severity }),
      ...(vector.trim() === '' ? {} : { cvssVector: vector.trim() }),
    })
    if (done !== null) onCreated(done.key)
  }
  return (
    <Modal opened onClose={onClose} title={t('create.title')} size={640}>
      <form
        className={classes.form}
        onSubmit={(event) => void handleSubmit(event)}
        onKeyDown={submitOnModEnter}
        noValidate
      >
        <TextInput
          label={t('field.title')}
          placeholder={t('create.titleHint')}
          required
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={faults.of.title}
        />
        <div className={classes.pair}>
          <Select
            label={t('field.engagement')}
            data={engagements.map(({ key: value, name }) => ({ value, label: `${value} ${name}` }))}
            value={key}
            onChange={(value) => {
              setEngagement(value)
              setVersion(null)
            }}
            required
            searchable={engagements.length > 8}
            allowDeselect={false}
            error={missing && engagement === undefined ? t('create.whichEngagement') : faults.of.engagementId}
          />
          <Select
            label={t('field.version')}
            description={versions.length === 0 && data !== undefined ? t('create.noVersions') : undefined}
            data={versions.map(({ id, modelName, label }) => ({ value: id, label: `${modelName} ${label}` }))}
            value={version}
            onChange={setVersion}
            disabled={versions.length === 0}
            clearable
            error={faults.of.modelVersionId}
          />
        </div>
        <div className={classes.pair}>
          <Select
            label={t('field.category')}
            data={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
            value={category}
            onChange={(value) => setCategory(value as FindingCategory | null)}
            required
            searchable
            error={missing && category === null ? t('create.whichCategory') : faults.of.category}
          />
          <Select
            label={t('field.severity')}
            placeholder={vector.trim() === '' ? undefined : t('severity.fromVector')}
            data={severities.map((value) => ({ value, label: t(`ui:severity.${value}`) }))}
            value={severity}
            onChange={(value) => setSeverity(value as Severity | null)}
            required={vector.trim() === ''}
            clearable
            error={faults.of.severity}
          />
        </div>
        <TextInput
          label={t('field.cvssVector')}
          description={t('create.vectorHint')}
          placeholder="CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
          value={vector}
          onChange={(event) => setVector(event.currentTarget.value)}
          error={faults.of.cvssVector}
          spellCheck={false}
        />
        <Textarea
          label={t('field.description')}
          description={t('markdown')}
          minRows={5}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          error={faults.of.description}
        />
        {faults.rest ? (
          <Refusal message={faults.rest.message} reasons={faults.rest.reasons} fields={faults.rest.fields} />
        ) : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('create.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
