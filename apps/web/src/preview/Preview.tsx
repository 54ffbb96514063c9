import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import './words.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { ImagePreview } from './ImagePreview.tsx'
import { JsonPreview } from './JsonPreview.tsx'
import { LinkPreview } from './LinkPreview.tsx'
import { type Previewed, previewKind } from './preview-kind.ts'
import { TextPreview } from './TextPreview.tsx'

const PdfPreview = lazy(async () => ({ default: (await import('./PdfPreview.tsx')).PdfPreview }))

/**
 * What a revision of evidence holds. A file never gets to run, load or navigate anything here: pages of a PDF are
 * painted, images are decoded, and everything else is text.
 */
export function Preview({ revision }: { revision: Previewed }) {
  const { t } = useTranslation('preview')
  switch (previewKind(revision)) {
    case 'link':
      return <LinkPreview revision={revision} />
    case 'pdf':
      return (
        <Suspense fallback={<RowsSkeleton />}>
          <PdfPreview key={revision.id} revision={revision} />
        </Suspense>
      )
    case 'image':
      return <ImagePreview revision={revision} />
    case 'json':
      return <JsonPreview revision={revision} />
    case 'markdown':
      return <TextPreview revision={revision} markdown />
    case 'text':
      return <TextPreview revision={revision} />
    default:
      return (
        <EmptyState
          title={t('none.title')}
          why={t('none.why', { name: revision.name })}
          action={
            <a href={revision.downloadPath} download={revision.name}>
              {t('download')}
            </a>
          }
        />
      )
  }
}
