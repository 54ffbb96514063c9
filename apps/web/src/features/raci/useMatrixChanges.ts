import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownRefusal } from '../../graph/refusal.ts'
import type { RaciCode } from './codes.ts'
import { cellKey, cellOf, type Row, type Seat } from './matrix.ts'
import type { Owner } from './owner.ts'
import { type CellChange, nameOf, planPaste, type Refused, type Target } from './paste-plan.ts'
import type { Said } from './RaciNotice.tsx'
import { useCellEdits } from './useCellEdits.ts'
import { type CellWrite, useManyCells } from './useManyCells.ts'
import { useUndo } from './useUndo.ts'

type Known = {
  owner: Owner
  latest: (rowId: string) => Row | undefined
  targetOf: (key: string) => Target | undefined
  onConflict: () => void
}

/** What a person does to the matrix: types a code, pastes a range, names a person, takes the last change back. */
export function useMatrixChanges({ owner, latest, targetOf, onConflict }: Known) {
  const { t } = useTranslation('raci')
  const { edits, assign, discard, show } = useCellEdits(owner, targetOf)
  const send = useManyCells(owner)
  const { remember, take } = useUndo(owner, latest)
  const [said, setSaid] = useState<Said | null>(null)

  const type = useCallback(
    async (target: Target, code: RaciCode | null) => {
      const before = cellOf(latest(target.row.id) ?? target.row, target.seat)
      const refusal = await assign(target, code)
      if (refusal === null) remember([{ ...target, before, to: code }])
      if (refusal?.kind === 'Conflict') onConflict()
    },
    [assign, latest, remember, onConflict],
  )

  /** One change of many cells. Those that somebody else changed meanwhile are left to a choice; the others go on. */
  const write = async (writes: readonly CellWrite[]): Promise<{ done: CellWrite[]; refused: Refused[] }> => {
    for (const each of writes) show(cellKey(each.row, each.seat), editOf(each, 'pending', null))
    const refusal = await send(writes)
    const taken = new Map(refusal?.values.map((value) => [Number(value.field.split('.')[1] ?? 0), value]))
    const rest = refusal?.kind === 'Conflict' ? writes.filter((_, index) => !taken.has(index)) : []
    const again = rest.length > 0 ? await send(rest) : null
    const done = refusal === null ? [...writes] : again === null ? rest : []
    const refused = writes.flatMap((each, index): Refused[] => {
      const value = taken.get(index)
      const mine =
        value === undefined ? (rest.length > 0 ? again : refusal) : refusal && { ...refusal, values: [value] }
      const state = value === undefined ? 'failed' : 'conflict'
      show(cellKey(each.row, each.seat), mine === null ? null : editOf(each, state, mine))
      return mine === null ? [] : [{ where: nameOf(each), why: 'declined', detail: mine.message }]
    })
    if (taken.size > 0) onConflict()
    return { done, refused }
  }
  const written = async (writes: readonly CellWrite[]) => {
    const fresh = writes.map((each) => ({ ...each, row: latest(each.row.id) ?? each.row }))
    const { done, refused } = await write(fresh)
    const to = (each: CellWrite) => cellOf(latest(each.row.id) ?? each.row, each.seat)?.code ?? null
    remember(
      done.map(
        (each): CellChange => ({
          ...{ row: each.row, seat: each.seat, before: cellOf(each.row, each.seat) },
          to: each.inherit ? to(each) : each.code,
        }),
      ),
    )
    return { done, refused }
  }

  const paste = async (rows: readonly Row[], seats: readonly Seat[], at: Target, text: string) => {
    const plan = planPaste(rows, seats, at, text)
    const { done, refused: declined } = await written(plan.changes.map((change) => ({ ...change, code: change.to })))
    const refused = [...plan.refused, ...declined]
    const { unchanged } = plan
    const counts = { rows: plan.rows, columns: plan.columns, changed: done.length, unchanged, refused: refused.length }
    setSaid({ text: t('pasted', counts), refused })
  }

  const undo = async () => {
    const undoing = take()
    if (undoing === null) return setSaid({ text: t('nothingToUndo'), refused: [] })
    const { done, refused } = await write(undoing.back)
    const kept = undoing.kept.map((where): Refused => ({ where, why: 'declined', detail: t('kept') }))
    setSaid({ text: t('undone', { count: done.length }), refused: [...kept, ...refused] })
  }
  return {
    edits,
    discard,
    type: (target: Target, code: RaciCode | null) => void type(target, code),
    set: (write: CellWrite) => void written([write]),
    paste,
    undo,
    said,
    forget: () => setSaid(null),
  }
}

function editOf(write: CellWrite, state: 'pending' | 'failed' | 'conflict', refusal: ShownRefusal | null) {
  const { row, seat, code } = write
  return { row, seat, code, state, refusal }
}
