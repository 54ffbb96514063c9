import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { outbox } from '../graph/client.ts'
import type { Outgoing } from '../graph/outbox/outgoing.ts'
import { OutboxEntry } from './OutboxEntry.tsx'
import classes from './outbox.module.css'

type Props = { entries: readonly Outgoing[]; onClose: () => void }

/** What is not on the record yet, in the order in which it was made. */
export function OutboxList({ entries, onClose }: Props) {
  const { t } = useTranslation('app')
  const [first] = entries.filter(({ refusal }) => refusal === null)
  return (
    <section className={classes.list} aria-label={t('outbox.name')}>
      <header>
        <h2>{t('outbox.name')}</h2>
        <p>{t('outbox.why')}</p>
      </header>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            <OutboxEntry entry={entry} onFollow={onClose} />
          </li>
        ))}
      </ol>
      <footer>
        <Button size="xs" variant="default" data-autofocus onClick={onClose}>
          {t('outbox.close')}
        </Button>
        {first === undefined ? null : (
          <Button size="xs" onClick={() => void outbox.again(first)}>
            {t('outbox.now')}
          </Button>
        )}
      </footer>
    </section>
  )
}
