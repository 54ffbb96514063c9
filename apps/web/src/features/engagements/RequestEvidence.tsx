import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './forms.module.css'
import { submitOnModEnter } from './submit-on-mod-enter.ts'
import { usePeople } from './use-people.ts'

const RequestEvidenceCommand = graphql(`
  mutation RequestEvidence_requestEvidence($input: RequestEvidenceInput!) {
    requestEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceRow_evidence engagement { id evidence { id } } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  engagementId: string
  /** What is asked for and what it is to prove; absent until both are chosen. */
  wanted: { evidenceType: string; modelVersionId?: string; datasetVersionId?: string } | null
  onDone: () => void
  onCancel: () => void
}

/** Asks somebody for evidence by a day. */
export function RequestEvidence({ engagementId, wanted, onDone, onCancel }: Props) {
  const { t } = useTranslation('engagements')
  const { people } = usePeople()
  const [from, setFrom] = useState<string | null>(null)
  const [by, setBy] = useState('')
  const [tried, setTried] = useState(false)
  const [ask, { pending, refusal }] = useCommand(RequestEvidenceCommand)
  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (wanted === null || from === null || by === '') return
    const dueAt = new Date(`${by}T23:59:59.999`).toISOString()
    if ((await ask({ engagementId, ...wanted, fromId: from, dueAt })) !== null) onDone()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => void handleSubmit(event)}
      onKeyDown={submitOnModEnter}
      noValidate
    >
      <Select
        label={t('evidence.from')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={from}
        onChange={setFrom}
        searchable={people.length > 8}
        required
        error={tried && from === null ? t('evidence.fault.from') : undefined}
      />
      <TextInput
        type="date"
        label={t('evidence.by')}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
        required
        error={tried && by === '' ? t('evidence.fault.by') : undefined}
      />
      {tried && wanted === null ? (
        <p className={classes.fault} role="alert">
          {t('evidence.fault.type')}
        </p>
      ) : null}
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {t('evidence.ask')}
        </Button>
      </div>
    </form>
  )
}
