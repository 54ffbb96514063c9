import { ActionIcon } from '@mantine/core'
import { FileText, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Digest } from '../../ui/Digest.tsx'
import { Progress } from '../../ui/Progress.tsx'
import classes from './intake.module.css'
import { spokenSize } from './spoken-size.ts'

type Props = { file: File; progress: number; sha256: string | null; onDrop: () => void }

/** The chosen file: on its way, or arrived with its digest. */
export function UploadedFile({ file, progress, sha256, onDrop }: Props) {
  const { t } = useTranslation('intake')
  return (
    <div className={classes.file}>
      <FileText size={20} strokeWidth={1.5} aria-hidden />
      <div className={classes.fileWords}>
        <b>{file.name}</b>
        <span className={classes.note}>
          {spokenSize(file.size)}
          {sha256 === null ? null : (
            <>
              {' · '}
              <Digest value={sha256} />
            </>
          )}
        </span>
        {sha256 === null ? <Progress wide value={Math.round(progress * 100)} of={100} label={t('uploading')} /> : null}
      </div>
      <ActionIcon onClick={onDrop} aria-label={t('otherFile')}>
        <X size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
