import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'

type Props = { filtered: boolean; unknownOwner: string | null; onClear: () => void; create: ReactNode }

/** Why no finding is listed: the filter leaves none, it names somebody unknown, or there are none yet. */
export function FindingsEmpty({ filtered, unknownOwner, onClear, create }: Props) {
  const { t } = useTranslation('findings')
  if (filtered) {
    return (
      <EmptyState
        title={t('empty.filtered')}
        why={unknownOwner === null ? t('empty.filteredWhy') : t('empty.unknownOwner', { owner: unknownOwner })}
        action={
          <Button variant="default" onClick={onClear}>
            {t('empty.clear')}
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      title={t('empty.title')}
      why={
        <>
          {t('empty.why')} <LinkTo href="/intake">{t('empty.intake')}</LinkTo>
        </>
      }
      action={create}
      command={`curl --data-binary @results.sarif -H "Authorization: Bearer assay_…" "${location.origin}/ingest?engagement=ENG-1&wait"`}
    />
  )
}
