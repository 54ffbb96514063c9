import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import type { useUpload } from '../../uploads/use-upload.ts'
import { EvidenceFile } from './EvidenceFile.tsx'
import { EvidenceLink, type Link } from './EvidenceLink.tsx'
import { fieldFaults } from './field-faults.ts'
import classes from './forms.module.css'
import { submitOnModEnter } from './submit-on-mod-enter.ts'

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
  engagementId: string
  kind: 'file' | 'link'
  /** What it is and what it proves; absent until both are chosen. */
  wanted: { evidenceType: string; modelVersionId?: string; datasetVersionId?: string } | null
  /** What it becomes the next revision of, or the answer to. */
  before: { id: string; key: string; title: string } | undefined
  validityDays: number | null | undefined
  files: ReturnType<typeof useUpload>
  onDone: () => void
  onCancel: () => void
}

/** What is handed in, a file or a link, under which title and from when it counts. */
export function SubmitFields(props: Props) {
  const { engagementId, kind, wanted, before, validityDays, files, onDone, onCancel } = props
  const { t } = useTranslation('engagements')
  const { upload, send, clear } = files
  const [given, setTitle] = useState<string | null>(null)
  const [link, setLink] = useState<Link>({ url: '', digest: '' })
  const [from, setFrom] = useState('')
  const [tried, setTried] = useState(false)
  const [submit, { pending, refusal }] = useCommand(SubmitEvidence)
  const faults = fieldFaults(refusal, ['title', 'link.url', 'link.digest'])
  const title = given ?? before?.title ?? (upload.state === 'none' ? '' : nameOf(upload.file))
  const brought =
    kind === 'link'
      ? link.url.trim() === ''
        ? null
        : { link: { url: link.url, title, ...(link.digest.trim() === '' ? {} : { digest: link.digest }) } }
      : upload.state === 'kept'
        ? { uploadId: upload.uploaded.uploadId }
        : null

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (wanted === null || brought === null || title.trim() === '') return
    const done = await submit({
      engagementId,
      ...wanted,
      ...brought,
      title: title.trim(),
      ...(from === '' ? {} : { effectiveFrom: new Date(`${from}T00:00:00`).toISOString() }),
      ...(before ? { evidenceId: before.id } : {}),
    })
    if (done !== null) onDone()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => void handleSubmit(event)}
      onKeyDown={submitOnModEnter}
      noValidate
    >
      {kind === 'file' ? (
        <EvidenceFile upload={upload} onFile={send} onClear={clear} missing={tried && upload.state === 'none'} />
      ) : (
        <EvidenceLink
          link={link}
          onChange={setLink}
          faults={{
            url: tried && link.url.trim() === '' ? t('evidence.fault.url') : faults.of['link.url'],
            digest: faults.of['link.digest'],
          }}
        />
      )}
      <TextInput
        label={t('field.title')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        required
        error={tried && brought !== null && title.trim() === '' ? t('evidence.fault.title') : faults.of.title}
      />
      <TextInput
        type="date"
        label={t('evidence.takesEffect')}
        description={t('evidence.takesEffectHint')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      {before ? <p className={classes.note}>{t('evidence.becomesRevision', { key: before.key })}</p> : null}
      {validityDays ? <p className={classes.note}>{t('evidence.lasts', { count: validityDays })}</p> : null}
      {tried && wanted === null ? (
        <p className={classes.fault} role="alert">
          {t('evidence.fault.type')}
        </p>
      ) : null}
      {faults.rest ? (
        <Refusal message={faults.rest.message} reasons={faults.rest.reasons} fields={faults.rest.fields} />
      ) : null}
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={pending} disabled={kind === 'file' && upload.state === 'sending'}>
          {t('evidence.submit')}
        </Button>
      </div>
    </form>
  )
}

/** A title from the name of a file: without its ending, and with blanks for what stands in for them. */
const nameOf = ({ name }: File) => {
  const words = name.replace(/(\.[a-z0-9]{1,8}){1,2}$/i, '').replaceAll(/[_-]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
