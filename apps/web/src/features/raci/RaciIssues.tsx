import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Conflict } from '../../ui/Conflict.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import type { RaciCode } from './codes.ts'
import { nameOf, type Target } from './paste-plan.ts'
import classes from './raci.module.css'
import type { CellEdit } from './useCellEdits.ts'

type Props = {
  edits: ReadonlyMap<string, CellEdit>
  onAssign: (target: Target, code: RaciCode | null) => void
  onDiscard: (key: string) => void
}

/** Cells that were not taken: both values where somebody else wrote the same one, else why, and another try. */
export function RaciIssues({ edits, onAssign, onDiscard }: Props) {
  const { t } = useTranslation('raci')
  const refused = [...edits].filter(([, { state }]) => state === 'failed' || state === 'conflict')
  if (refused.length === 0) return null
  return (
    <section className={classes.issues} aria-label={t('issues')}>
      {refused.map(([key, edit]) => {
        const other = edit.refusal?.values[0]
        if (edit.state === 'conflict' && other !== undefined) {
          return (
            <Conflict
              key={key}
              field={nameOf(edit)}
              mine={edit.code ?? t('code.none')}
              theirs={other.theirs === 'nothing' ? t('code.none') : other.theirs}
              author={other.by ?? t('someone')}
              at={other.at ?? undefined}
              onKeepTheirs={() => onDiscard(key)}
              onUseMine={() => onAssign(edit, edit.code)}
            />
          )
        }
        const message = edit.refusal?.kind === 'Fault' ? t('notSaved') : (edit.refusal?.message ?? t('notSaved'))
        return (
          <div key={key} className={classes.issue}>
            <Refusal message={`${nameOf(edit)}: ${message}`} fields={edit.refusal?.fields} />
            <Button size="xs" variant="default" onClick={() => onAssign(edit, edit.code)}>
              {t('retry')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => onDiscard(key)}>
              {t('discard')}
            </Button>
          </div>
        )
      })}
    </section>
  )
}
