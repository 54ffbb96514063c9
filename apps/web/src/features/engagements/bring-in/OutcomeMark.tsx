import { CircleSlash, Copy, Equal, PenLine, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './bring-in.module.css'
import type { Outcome } from './sheet.ts'

const icons = { NEW: Plus, CHANGE: PenLine, SAME: Equal, DUPLICATE: Copy, REFUSED: CircleSlash }

export function OutcomeMark({ outcome, done }: { outcome: Outcome; done: boolean }) {
  const { t } = useTranslation('bringIn')
  const Icon = icons[outcome]
  const became = done && (outcome === 'NEW' || outcome === 'CHANGE')
  return (
    <span className={classes.outcome} data-outcome={outcome}>
      <Icon size={14} aria-hidden />
      {became ? t(`became.${outcome}`) : t(`outcome.${outcome}`)}
    </span>
  )
}
