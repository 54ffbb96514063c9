import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Checklist.module.css'

export type ChecklistItem = {
  id: string
  label: ReactNode
  state: 'done' | 'waiting' | 'missing' | 'expired'
  detail?: ReactNode
  action?: ReactNode
}

const order = { missing: 0, expired: 1, waiting: 2, done: 3 }

/** What a gate asks for, the missing first. Nothing is ticked by hand: the states come from the record. */
export function Checklist({ label, items }: { label: string; items: readonly ChecklistItem[] }) {
  const { t } = useTranslation('ui')
  return (
    <ul className={classes.list} aria-label={label}>
      {items
        .toSorted((a, b) => order[a.state] - order[b.state])
        .map((item) => (
          <li key={item.id} data-state={item.state}>
            <span className={classes.box} role="img" aria-label={t(`checklist.${item.state}`)}>
              {item.state === 'done' ? <Check size={12} strokeWidth={3} aria-hidden /> : null}
              {item.state === 'expired' ? <Minus size={12} strokeWidth={3} aria-hidden /> : null}
            </span>
            <span className={classes.label}>{item.label}</span>
            <span className={classes.detail}>
              {item.detail ?? (item.state === 'done' ? null : t(`checklist.${item.state}`))}
            </span>
            {item.action ? <span className={classes.action}>{item.action}</span> : null}
          </li>
        ))}
    </ul>
  )
}
