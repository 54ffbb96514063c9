import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { usePlace } from '../../live/presence.ts'
import { useRemoteMarks } from '../../live/useRemoteMarks.ts'
import { useKeys } from '../../ui/useKeys.ts'
import { CellPanel } from './CellPanel.tsx'
import { cellKey, laidOut, type Opened, type Row, type Seat, type Shown } from './matrix.ts'
import type { Owner } from './owner.ts'
import type { Target } from './paste-plan.ts'
import { RaciGrid } from './RaciGrid.tsx'
import { RaciIssues } from './RaciIssues.tsx'
import { RaciList } from './RaciList.tsx'
import { RaciNotice } from './RaciNotice.tsx'
import { useMatrixChanges } from './useMatrixChanges.ts'

type Props = {
  owner: Owner
  rows: readonly Row[]
  seats: readonly Seat[]
  me: string | undefined
  readOnly: boolean
  shown: Shown
  opened: Opened
  onOpened: (opened: Opened) => void
  /** Reads the matrix anew, after somebody else was there first. */
  onStale: () => void
  /** Stands where no row is left. */
  empty: ReactNode
}

/** A matrix that people write in: the programme's, or an engagement's over it. */
export function RaciMatrix(props: Props) {
  const { owner, rows, seats, me, readOnly, shown, opened, onOpened, onStale, empty } = props
  const narrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })
  const [cell, setCell] = useState<string>()
  const [detail, setDetail] = useState<Target | null>(null)
  const ownerId = owner?.id
  const place = useMemo(() => (ownerId === undefined ? { page: 'RACI' as const } : { subject: ownerId }), [ownerId])
  usePlace({ ...place, cell })

  const known = useRef(rows)
  useEffect(() => {
    known.current = rows
  })
  const latest = useCallback((id: string) => known.current.find((row) => row.id === id), [])
  const targetOf = useCallback(
    (key: string) => {
      const row = rows.find(({ id }) => key.startsWith(`${id}|`))
      const seat = row && seats.find((each) => cellKey(row, each) === key)
      return row && seat && { row, seat }
    },
    [rows, seats],
  )
  const changes = useMatrixChanges({ owner, latest, targetOf, onConflict: onStale })
  const marks = useRemoteMarks(({ subject }) => (subject?.__typename === 'Responsibility' ? subject.id : null), me)
  useKeys({
    '$mod+z': (event) => {
      event.preventDefault()
      void changes.undo()
    },
  })
  const onOpen = useCallback(
    ({ scopeCode }: Row) =>
      onOpened(opened.includes(scopeCode) ? opened.filter((each) => each !== scopeCode) : [...opened, scopeCode]),
    [opened, onOpened],
  )

  const lines = laidOut(rows, shown, opened)
  const given = { rows: lines, seats, edits: changes.edits, marks, readOnly, onType: changes.type }
  return (
    <>
      <RaciNotice said={changes.said} onClose={changes.forget} />
      <RaciIssues edits={changes.edits} onAssign={changes.type} onDiscard={changes.discard} />
      {lines.length === 0 ? (
        empty
      ) : narrow ? (
        <RaciList {...given} ofEngagement={owner !== null} onDetail={setDetail} />
      ) : (
        <RaciGrid
          {...given}
          all={rows}
          opened={shown.gaps === undefined && shown.scope !== 'controls' ? opened : null}
          onOpen={onOpen}
          place={place}
          ofEngagement={owner !== null}
          onCell={setCell}
          onPaste={(at, text) => void changes.paste(lines, seats, at, text)}
          onInherit={(target) => changes.set({ ...target, code: null, inherit: true })}
          onDetail={setDetail}
        />
      )}
      {detail === null ? null : (
        <CellPanel
          key={cellKey(detail.row, detail.seat)}
          row={latest(detail.row.id) ?? detail.row}
          seat={detail.seat}
          edit={changes.edits.get(cellKey(detail.row, detail.seat))}
          ofEngagement={owner !== null}
          readOnly={readOnly}
          onSet={changes.set}
          onClose={() => setDetail(null)}
        />
      )}
    </>
  )
}
