import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Digest } from '../../ui/Digest.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Progress } from '../../ui/Progress.tsx'
import classes from './forms.module.css'
import { shortDigest } from './short-digest.ts'
import type { Upload } from './use-upload.ts'

type Props = {
  upload: Upload
  onFile: (file: File) => void
  onClear: () => void
  /** The form was sent without a file. */
  missing: boolean
}

/** The file of a submission: chosen, on its way, and kept under its digest. */
export function EvidenceFile({ upload, onFile, onClear, missing }: Props) {
  const { t } = useTranslation('engagements')
  const [refused, setRefused] = useState<string | null>(null)
  if (upload.state === 'none') {
    const fault = refused ?? (missing ? t('evidence.fault.file') : null)
    return (
      <div>
        <FileDrop
          label={t('evidence.drop')}
          hint={t('evidence.dropHint')}
          onFiles={([file]) => {
            setRefused(null)
            if (file) onFile(file)
          }}
          onRefuse={setRefused}
        />
        {fault ? (
          <p className={classes.fault} role="alert">
            {fault}
          </p>
        ) : null}
      </div>
    )
  }
  return (
    <div className={classes.file} aria-live="polite">
      <span className={classes.fileName}>{upload.file.name}</span>
      {upload.state === 'sending' ? (
        <Progress value={Math.round(upload.share * 100)} of={100} label={t('evidence.sending')} wide />
      ) : null}
      {upload.state === 'kept' ? <Digest value={shortDigest(upload.uploaded.sha256)} /> : null}
      {upload.state === 'failed' ? (
        <span className={classes.fault} role="alert">
          {upload.why}{' '}
          <Button size="xs" variant="default" onClick={() => onFile(upload.file)}>
            {t('again')}
          </Button>
        </span>
      ) : null}
      <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
        {t('evidence.other')}
      </Button>
    </div>
  )
}
