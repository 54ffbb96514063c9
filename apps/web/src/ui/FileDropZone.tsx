import '@mantine/dropzone/styles.layer.css'
import { Dropzone } from '@mantine/dropzone'
import { FileInput } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './FileDrop.module.css'

export type FileDropProps = {
  /** What may be dropped: "Drop a SARIF file". */
  label: string
  /** Formats and limits, in a line. */
  hint?: string | undefined
  onFiles: (files: File[]) => void
  /** Says why a file was not taken. */
  onRefuse?: ((reason: string) => void) | undefined
  accept?: readonly string[] | undefined
  maxSize?: number | undefined
  many?: boolean | undefined
  pending?: boolean | undefined
}

/** The drop zone itself; `FileDrop` loads it. */
export function FileDropZone({ label, hint, onFiles, onRefuse, accept, maxSize, many, pending }: FileDropProps) {
  const { t } = useTranslation('ui')
  return (
    <Dropzone
      onDrop={onFiles}
      onReject={(refused) => onRefuse?.(refused[0]?.errors[0]?.message ?? t('fileDrop.refused'))}
      {...(accept ? { accept: [...accept] } : {})}
      {...(maxSize ? { maxSize } : {})}
      multiple={many ?? false}
      loading={pending ?? false}
      className={classes.zone ?? ''}
      inputProps={{ 'aria-label': label }}
    >
      <FileInput size={20} strokeWidth={1.5} aria-hidden />
      <span className={classes.label}>{label}</span>
      <span className={classes.choose}>{t('fileDrop.choose')}</span>
      {hint ? <span className={classes.hint}>{hint}</span> : null}
    </Dropzone>
  )
}
