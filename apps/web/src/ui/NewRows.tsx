import { ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './NewRows.module.css'

/** Rows that arrived while the reader was reading: they wait here, so that nothing moves under the hand. */
export function NewRows({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('ui')
  return (
    <div className={classes.place} role="status">
      {count > 0 ? (
        <button type="button" className={classes.button} onClick={onShow}>
          <ArrowUp size={14} aria-hidden />
          {t('newRows', { count })}
        </button>
      ) : null}
    </div>
  )
}
