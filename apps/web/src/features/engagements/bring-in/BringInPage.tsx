import './words.ts'
import { useTranslation } from 'react-i18next'
import { LinkTo } from '../../../ui/LinkTo.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { useUpload } from '../../../uploads/use-upload.ts'
import { ChooseSheet } from './ChooseSheet.tsx'
import { SheetReview } from './SheetReview.tsx'

/** A spreadsheet of use cases: chosen, its columns named, looked at row by row, and taken in. */
export function BringInPage() {
  const { t } = useTranslation('bringIn')
  const { upload, send, clear } = useUpload()
  return (
    <>
      <PageHead title={t('title')} meta={t('meaning')} actions={<LinkTo href="/register">{t('back')}</LinkTo>} />
      {upload.state === 'kept' ? (
        <SheetReview key={upload.uploaded.uploadId} uploadId={upload.uploaded.uploadId} onAnother={clear} />
      ) : (
        <ChooseSheet upload={upload} onSend={send} onClear={clear} />
      )}
    </>
  )
}
