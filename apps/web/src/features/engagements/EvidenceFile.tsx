import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { CutOff } from '../../uploads/CutOff.tsx'
import { UploadRow } from '../../uploads/UploadRow.tsx'
import type { Upload } from '../../uploads/use-upload.ts'
import classes from './forms.module.css'

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
  if (upload.state !== 'none') {
    return <UploadRow upload={upload} onAgain={() => onFile(upload.file)} onClear={onClear} />
  }
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
      <CutOff />
      {fault ? (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  )
}
