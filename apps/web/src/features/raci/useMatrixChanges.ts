import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaciCode } from './codes.ts'
import { cellOf, type Row, type Seat } from './matrix.ts'
import { nameOf, planPaste, type Refused, type Target } from './paste-plan.ts'
import type { Said } from './RaciNotice.tsx'
import { useCellEdits } from './useCellEdits.ts'
import { useUndo } from './useUndo.ts'

const atOnce = 4

/** What a person does to the matrix: types a code, pastes a range, takes the last change back. */
export function useMatrixChanges(
  latest: (rowId: string) => Row | undefined,
  targetOf: (key: string) => Target | undefined,
  onConflict: () => void,
) {
  const { t } = useTranslation('raci')
  const { edits, assign, discard } = useCellEdits(targetOf)
  const { remember, undo: takeBack } = useUndo(latest, assign)
  const [said, setSaid] = useState<Said | null>(null)

  const type = useCallback(
    async (target: Target, code: RaciCode | null) => {
      const from = cellOf(latest(target.row.id) ?? target.row, target.seat)?.code ?? null
      const refusal = await assign(target, code)
      if (refusal === null) remember([{ ...target, from, to: code }])
      if (refusal?.kind === 'Conflict') onConflict()
    },
    [assign, latest, remember, onConflict],
  )

  const paste = async (rows: readonly Row[], seats: readonly Seat[], at: Target, text: string) => {
    const plan = planPaste(rows, seats, at, text)
    const waiting = [...plan.changes]
    const done: typeof waiting = []
    const refused: Refused[] = [...plan.refused]
    const work = async () => {
      for (let change = waiting.shift(); change !== undefined; change = waiting.shift()) {
        const refusal = await assign(change, change.to)
        if (refusal === null) done.push(change)
        else refused.push({ where: nameOf(change), why: 'declined', detail: refusal.message })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    remember(done)
    const { unchanged } = plan
    const counts = { rows: plan.rows, columns: plan.columns, changed: done.length, unchanged, refused: refused.length }
    setSaid({ text: t('pasted', counts), refused })
  }

  const undo = async () => {
    const undone = await takeBack()
    if (undone === null) setSaid({ text: t('nothingToUndo'), refused: [] })
    else {
      const refused = undone.kept.map((where) => ({ where, why: 'declined' as const, detail: t('kept') }))
      setSaid({ text: t('undone', { count: undone.cells }), refused })
    }
  }
  return {
    edits,
    discard,
    type: (target: Target, code: RaciCode | null) => void type(target, code),
    paste,
    undo,
    said,
    forget: () => setSaid(null),
  }
}
