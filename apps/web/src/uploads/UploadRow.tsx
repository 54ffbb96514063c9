import { ActionIcon, Button } from '@mantine/core'
import { FileText, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import './words.ts'
import { Digest } from '../ui/Digest.tsx'
import { Progress } from '../ui/Progress.tsx'
import { spokenSize } from './spoken-size.ts'
import classes from './uploads.module.css'
import type { Upload } from './use-upload.ts'

type Props = {
  upload: Exclude<Upload, { state: 'none' }>
  /** Sends it again; it goes on where it stopped. */
  onAgain: () => void
  /** Cancels it, or lets it go for another. */
  onClear: () => void
}

/** A chosen file: on its way, waiting for the connection, failed with the reason, or kept under its digest. */
export function UploadRow({ upload, onAgain, onClear }: Props) {
  const { t } = useTranslation('uploads')
  const { file, state } = upload
  return (
    <div className={classes.file} aria-live="polite">
      <FileText size={20} strokeWidth={1.5} aria-hidden />
      <div className={classes.words}>
        <b>{file.name}</b>
        <span className={classes.note}>
          {spokenSize(file.size)}
          {state === 'kept' && upload.uploaded.sha256 !== null ? (
            <>
              {' · '}
              <Digest value={upload.uploaded.sha256} />
            </>
          ) : null}
          {state === 'sending' && upload.waiting ? ` · ${t('waiting')}` : null}
        </span>
        {state === 'sending' ? (
          <Progress wide value={Math.round(upload.share * 100)} of={100} label={t('sending')} />
        ) : null}
        {state === 'failed' ? (
          <span className={classes.fault} role="alert">
            {upload.why}{' '}
            <Button size="xs" variant="default" onClick={onAgain}>
              {t('again')}
            </Button>
          </span>
        ) : null}
      </div>
      <ActionIcon
        onClick={onClear}
        aria-label={t(state === 'sending' ? 'cancel' : 'other')}
        title={t(state === 'sending' ? 'cancel' : 'other')}
      >
        <X size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
