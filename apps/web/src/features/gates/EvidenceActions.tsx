import { Button, FileButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { UploadRow } from '../../uploads/UploadRow.tsx'
import { useUpload } from '../../uploads/use-upload.ts'
import { EvidenceReview } from './EvidenceReview.tsx'
import type { EvidenceLineEntry } from './evidence-line.ts'
import classes from './gate.module.css'
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
  target: { engagementId: string; gateId: string }
  may: GateViewerMay | null | undefined
}

/** Uploads the evidence in place, as its first or next revision; what waits is accepted or rejected beside it. */
export function EvidenceActions({ entry, target, may }: Props) {
  const { t } = useTranslation('gates')
  const [submit, { pending, refusal }] = useCommand(SubmitEvidence)
  const { upload, send, clear } = useUpload({
    // The gate says what the evidence proves; the record refuses a type that it does not ask for.
    onKept: async ({ uploadId }) => {
      const done = await submit({
        ...target,
        evidenceType: type.code,
        title: evidence?.title ?? type.name,
        uploadId,
        ...(revises ? { evidenceId: evidence.id } : {}),
      })
      if (done !== null) clear()
    },
  })
  const { type, evidence } = entry
  const revises = evidence != null && !['SUPERSEDED', 'DISPOSED'].includes(evidence.status)
  return (
    <span className={classes.actions}>
      {evidence?.status === 'SUBMITTED' && may?.accept.allowed ? <EvidenceReview evidence={evidence} /> : null}
      {may?.submit.allowed && (upload.state === 'none' || upload.state === 'kept') ? (
        <FileButton
          onChange={(file) => (file === null ? undefined : send(file))}
          inputProps={{ 'aria-label': t('upload.of', { type: type.name }) }}
        >
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant={entry.satisfied ? 'subtle' : 'default'}
              color="gray"
              loading={pending}
              aria-label={t(revises ? 'upload.revisionOf' : 'upload.of', { type: type.name })}
            >
              {revises ? t('upload.revision') : t('upload.first')}
            </Button>
          )}
        </FileButton>
      ) : null}
      {upload.state === 'sending' || upload.state === 'failed' ? (
        <UploadRow upload={upload} onAgain={() => send(upload.file)} onClear={clear} />
      ) : null}
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
    </span>
  )
}
