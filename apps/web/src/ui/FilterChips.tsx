import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './FilterChips.module.css'

export type FilterChip = { id: string; field: string; value: ReactNode; text: string }
type Props = {
  chips: readonly FilterChip[]
  onRemove: (id: string) => void
  onClear?: (() => void) | undefined
  /** Opens a chip for change. */
  onEdit?: ((id: string) => void) | undefined
  /** The menu that adds a filter. */
  children?: ReactNode
}

/** The filter in force, a chip each: field, value, and a button that removes it. */
export function FilterChips({ chips, onRemove, onClear, onEdit, children }: Props) {
  const { t } = useTranslation('ui')
  return (
    <search className={classes.chips} aria-label={t('filter.name')}>
      {chips.map((chip) => (
        <span key={chip.id} className={classes.chip}>
          {onEdit ? (
            <button type="button" className={classes.edit} onClick={() => onEdit(chip.id)}>
              <span className={classes.field}>{chip.field}</span> {chip.value}
            </button>
          ) : (
            <span className={classes.edit}>
              <span className={classes.field}>{chip.field}</span> {chip.value}
            </span>
          )}
          <button
            type="button"
            className={classes.remove}
            aria-label={t('filter.remove', { filter: `${chip.field} ${chip.text}` })}
            onClick={() => onRemove(chip.id)}
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      {children}
      {onClear && chips.length > 1 ? (
        <button type="button" className={classes.clear} onClick={onClear}>
          {t('filter.clear')}
        </button>
      ) : null}
    </search>
  )
}
