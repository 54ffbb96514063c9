import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { CutOff } from '../../uploads/CutOff.tsx'
import { UploadRow } from '../../uploads/UploadRow.tsx'
import { useUpload } from '../../uploads/use-upload.ts'
import classes from './evidence.module.css'
import type { EvidenceFacts } from './evidence-facts.ts'

const SubmitRevision = graphql(`
  mutation EvidencePage_submitEvidence($input: SubmitEvidenceInput!) {
    submitEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceFacts_evidence ...EvidenceUses_evidence engagement { id evidence { id } } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** Takes the next revision of the evidence, or the answer to the request for it. */
export function NewRevision({ evidence }: { evidence: EvidenceFacts }) {
  const { t } = useTranslation('evidence')
  const navigate = useNavigate()
  const { upload, send, clear } = useUpload()
  const [refused, setRefused] = useState<string | null>(null)
  const [submit, { pending, refusal }] = useCommand(SubmitRevision)
  const { id, key, title, type, engagement, state } = evidence
  async function handleSubmit(uploadId: string) {
    const done = await submit({
      engagementId: engagement.id,
      evidenceType: type.code,
      evidenceId: id,
      title,
      uploadId,
    })
    if (done === null) return
    clear()
    // Standing evidence in force waits beside what it will take the place of, under a key of its own.
    const next = 'key' in done ? String(done.key) : key
    void navigate({ href: `/evidence/${next}` })
  }
  return (
    <section className={classes.form} aria-label={t('revise.title')}>
      {upload.state === 'none' ? (
        <>
          <FileDrop
            label={t(state === 'REQUESTED' ? 'revise.first' : 'revise.drop')}
            hint={t('revise.hint')}
            onFiles={([file]) => {
              setRefused(null)
              if (file) send(file)
            }}
            onRefuse={setRefused}
          />
          <CutOff />
        </>
      ) : (
        <UploadRow upload={upload} onAgain={() => send(upload.file)} onClear={clear} />
      )}
      {upload.state === 'kept' ? (
        <div className={classes.actions}>
          <Button loading={pending} onClick={() => void handleSubmit(upload.uploaded.uploadId)}>
            {t(state === 'REQUESTED' ? 'revise.submitFirst' : 'revise.submit')}
          </Button>
        </div>
      ) : null}
      {refused ? <Refusal message={refused} /> : null}
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
    </section>
  )
}
