import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkTo } from '../ui/LinkTo.tsx'
import { PageHead } from '../ui/PageHead.tsx'

/** No such address, or nothing there that this person may see: one wording for both. */
export function NotFoundPage() {
  const { t } = useTranslation('app')
  return (
    <>
      <PageHead title={t('notFound.title')} />
      <EmptyState title="404" why={t('notFound.why')} action={<LinkTo href="/">{t('notFound.action')}</LinkTo>} />
    </>
  )
}
