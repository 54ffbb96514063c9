import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'

type Props = { filtered: boolean; onClear: () => void }

/** No entry: because the filter lets none through, or because nothing happened yet. */
export function NoActivity({ filtered, onClear }: Props) {
  const { t } = useTranslation('activity')
  if (!filtered) return <EmptyState title={t('nothing')} why={t('nothingWhy')} />
  return (
    <EmptyState
      title={t('noMatch')}
      why={t('noMatchWhy')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('clear')}
        </Button>
      }
    />
  )
}
