import { Button } from '@mantine/core'
import { Split } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Notice.module.css'
import { RelativeTime } from './RelativeTime.tsx'

type Props = {
  /** What both wanted to change: "Severity". */
  field: string
  mine: ReactNode
  theirs: ReactNode
  author: string
  at?: string | undefined
  onKeepTheirs: () => void
  onUseMine: () => void
}

/** Two people changed the same thing: both values, who wrote the other, and the choice. */
export function Conflict({ field, mine, theirs, author, at, onKeepTheirs, onUseMine }: Props) {
  const { t } = useTranslation('ui')
  return (
    <div className={classes.notice} data-tone="conflict" role="alert">
      <Split size={16} aria-hidden />
      <div>
        <p>{t('conflict.title', { field, author })}</p>
        <dl className={classes.both}>
          <div>
            <dt>
              {t('conflict.theirs', { author })} {at ? <RelativeTime at={at} /> : null}
            </dt>
            <dd>{theirs}</dd>
          </div>
          <div>
            <dt>{t('conflict.mine')}</dt>
            <dd>{mine}</dd>
          </div>
        </dl>
        <div className={classes.actions}>
          <Button size="xs" variant="default" onClick={onKeepTheirs}>
            {t('conflict.keepTheirs')}
          </Button>
          <Button size="xs" onClick={onUseMine}>
            {t('conflict.useMine')}
          </Button>
        </div>
      </div>
    </div>
  )
}
