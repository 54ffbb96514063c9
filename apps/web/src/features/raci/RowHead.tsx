import { VisuallyHidden } from '@mantine/core'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Row } from './matrix.ts'
import { RaciProblems } from './RaciProblems.tsx'
import classes from './raci.module.css'

export type Controls = { count: number; gaps: number; open: boolean }

type Props = {
  row: Row
  /** Of a layer that opens. */
  controls: Controls | null
  onOpen: (row: Row) => void
  /** There is no column for problems: they stand under the name. */
  compact: boolean
}

/** What a row is for; a layer opens to its controls. */
export function RowHead({ row, controls, onOpen, compact }: Props) {
  const { t } = useTranslation('raci')
  return (
    <th
      scope="row"
      className={classes.rowHead}
      data-nested={row.nested || undefined}
      aria-colindex={1}
      title={row.name}
    >
      {controls === null ? (
        row.name
      ) : (
        <button type="button" className={classes.opener} aria-expanded={controls.open} onClick={() => onOpen(row)}>
          <ChevronRight size={14} aria-hidden />
          <span>{row.name}</span>
          {controls.gaps > 0 ? (
            <small data-gaps>{t('controlGaps', { count: controls.gaps })}</small>
          ) : (
            <small>
              {controls.count} <VisuallyHidden>{t('controls', { count: controls.count })}</VisuallyHidden>
            </small>
          )}
        </button>
      )}
      {compact ? <RaciProblems row={row} /> : null}
    </th>
  )
}
