import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import classes from './posture.module.css'

/** What to do first in a workspace that holds nothing yet. */
export function EmptyPosture({ denied }: { denied: boolean }) {
  const { t } = useTranslation('posture')
  const { history } = useRouter()
  return (
    <EmptyState
      title={t('empty.title')}
      why={denied ? t('empty.denied') : t('empty.why')}
      action={
        denied ? undefined : (
          <span className={classes.firsts}>
            <Button onClick={() => history.push('/register')}>{t('empty.register')}</Button>
            <Button variant="default" onClick={() => history.push('/intake')}>
              {t('empty.intake')}
            </Button>
          </span>
        )
      }
    />
  )
}
