import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { Refusal } from '../../../ui/Refusal.tsx'
import { UploadRow } from '../../../uploads/UploadRow.tsx'
import type { useUpload } from '../../../uploads/use-upload.ts'
import classes from './bring-in.module.css'

type Props = {
  upload: ReturnType<typeof useUpload>['upload']
  onSend: (file: File) => void
  onClear: () => void
}

/** A place for the file, and the template for those who have none. */
export function ChooseSheet({ upload, onSend, onClear }: Props) {
  const { t } = useTranslation('bringIn')
  const [refused, setRefused] = useState<string | null>(null)
  return (
    <div className={classes.choose}>
      {upload.state === 'none' ? (
        <FileDrop
          label={t('drop')}
          hint={t('dropHint')}
          maxSize={16 * 1024 ** 2}
          onFiles={([file]) => {
            setRefused(null)
            if (file !== undefined) onSend(file)
          }}
          onRefuse={setRefused}
        />
      ) : (
        <UploadRow upload={upload} onAgain={() => onSend(upload.file)} onClear={onClear} />
      )}
      {refused ? <Refusal message={refused} /> : null}
      <p className={classes.note}>
        <a href="/export/register-template.csv" download>
          {t('template')}
        </a>{' '}
        {t('templateWhy')}
      </p>
    </div>
  )
}
