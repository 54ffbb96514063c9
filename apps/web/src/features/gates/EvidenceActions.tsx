import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { EvidenceReview } from './EvidenceReview.tsx'
import type { EvidenceLineEntry } from './evidence-line.ts'
import classes from './gate.module.css'
import { sendUpload } from './send-upload.ts'
import type { GateViewerMay } from './useGate.ts'

const SubmitEvidence = graphql(`
  mutation SubmitGateEvidence($input: SubmitEvidenceInput!) {
    submitEvidence(input: $input) {
      __typename
      ... on Evidence { id version status current { id revision sha256 name } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  entry: EvidenceLineEntry
  target: { engagementId: string; modelVersionId: string | null; datasetVersionId: string | null }
  may: GateViewerMay | null | undefined
}

/** Uploads the evidence in place, as its first or next revision; what waits is accepted or rejected beside it. */
export function EvidenceActions({ entry, target, may }: Props) {
  const { t } = useTranslation('gates')
  const [submit, { pending, refusal }] = useCommand(SubmitEvidence)
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<ShownRefusal | null>(null)
  const { type, evidence } = entry
  const revises = evidence != null && !['SUPERSEDED', 'DISPOSED'].includes(evidence.status)

  async function send(file: File | null) {
    if (file === null) return
    setSending(true)
    setTrouble(null)
    const sent = await sendUpload(file)
    if ('refusal' in sent) setTrouble(sent.refusal)
    else {
      const { engagementId, modelVersionId, datasetVersionId } = target
      const bound = type.binding === 'VERSION_BOUND'
      await submit({
        engagementId,
        evidenceType: type.code,
        title: evidence?.title ?? type.name,
        uploadId: sent.uploadId,
        ...(revises ? { evidenceId: evidence.id } : {}),
        ...(bound && modelVersionId !== null ? { modelVersionId } : {}),
        ...(bound && datasetVersionId !== null ? { datasetVersionId } : {}),
      })
    }
    setSending(false)
  }
  const refused = trouble ?? refusal
  return (
    <span className={classes.actions}>
      {evidence?.status === 'SUBMITTED' && may?.accept.allowed ? <EvidenceReview evidence={evidence} /> : null}
      {may?.submit.allowed ? (
        <FileButton
          onChange={(file) => void send(file)}
          inputProps={{ 'aria-label': t('upload.of', { type: type.name }) }}
        >
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant={entry.satisfied ? 'subtle' : 'default'}
              color="gray"
              loading={sending || pending}
              aria-label={t(revises ? 'upload.revisionOf' : 'upload.of', { type: type.name })}
            >
              {revises ? t('upload.revision') : t('upload.first')}
            </Button>
          )}
        </FileButton>
      ) : null}
      {refused ? <Refusal message={refused.message} reasons={refused.reasons} fields={refused.fields} /> : null}
    </span>
  )
}
