import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../ui/Trouble.tsx'

/** What stands in a page's place when building it failed. */
export function TroublePage({ reset }: Pick<ErrorComponentProps, 'reset'>) {
  const { t } = useTranslation('app')
  return <Trouble message={t('trouble')} onRetry={reset} />
}
