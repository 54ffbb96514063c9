import { Popover, UnstyledButton } from '@mantine/core'
import { CircleAlert, Clock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAllOutgoing, useUnreachable } from '../graph/useOutgoing.ts'
// Not loaded when it is opened: it is opened while the server is away.
import { OutboxList } from './OutboxList.tsx'
import classes from './outbox.module.css'

/** How many writes are not on the record, and the door to them. What is just on its way is not worth a word. */
export function OutboxChip() {
  const { t } = useTranslation('app')
  const unreachable = useUnreachable()
  const all = useAllOutgoing()
  const refused = all.filter(({ refusal }) => refusal !== null).length
  const [open, setOpen] = useState(false)
  const shown = refused > 0 || (unreachable && all.length > 0)
  if (!shown && !(open && all.length > 0)) return null
  const words = [
    refused > 0 ? t('outbox.refused', { count: refused }) : null,
    all.length > refused ? t('outbox.count', { count: all.length - refused }) : null,
  ].filter((each) => each !== null)
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" width={360} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.chip}
          data-refused={refused > 0 || undefined}
          aria-label={words.join(', ')}
          onClick={() => setOpen(!open)}
        >
          {refused > 0 ? <CircleAlert size={12} aria-hidden /> : <Clock size={12} aria-hidden />}
          <span data-figures>{all.length}</span>
          <span className={classes.words}>{words.join(', ').replace(/^\d+ /, '')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('outbox.name')}>
        <OutboxList entries={all} onClose={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
