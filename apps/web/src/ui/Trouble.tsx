import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './EmptyState.module.css'

type Props = {
  title?: string | undefined
  message: string
  requestId?: string | undefined
  onRetry?: (() => void) | undefined
}

/** Something went wrong that is nobody's wish: what is known, the id to name when asking, and another try. */
export function Trouble({ title, message, requestId, onRetry }: Props) {
  const { t } = useTranslation('ui')
  return (
    <div className={classes.empty} role="alert">
      <p className={classes.title}>{title ?? t('trouble.title')}</p>
      <p className={classes.why}>{message}</p>
      {requestId ? <code>{t('trouble.request', { id: requestId })}</code> : null}
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  )
}
