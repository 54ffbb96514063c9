import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../ui/useKeys.ts'
import { BoardColumn, type CardGate } from './BoardColumn.tsx'
import classes from './board.module.css'
import { type BoardGate, type Grouping, type Lane, type Step, stepOnBoard } from './board.ts'
import { stageAfter } from './moves/judge-move.ts'
import { useSettling } from './moves/useSettling.ts'
import { type Stage, stages } from './stages.ts'
import { useGroupTitle } from './useGroupTitle.ts'

type Gate = BoardGate & CardGate
type Props = {
  lanes: readonly Lane<Gate>[]
  grouping: Grouping | undefined
  /** The only stage shown, on a narrow screen. */
  only: Stage | null
  /** The column that the address points at. */
  pointed: Stage | undefined
  marks: ReadonlyMap<string, string>
  onOpen: (gate: Gate) => void
  /** Moves a card to a column, by hand or by key; what that leads to is not the board's matter. */
  onMove: (gate: Gate, to: Stage) => void
  onDecide: (gate: Gate) => void
}

const arrows: Partial<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Seven columns, a lane for each group. `j` `k` `h` `l` or the arrows go from card to card, Enter opens, `m` moves on. */
export function Board({ lanes, grouping, only, pointed, marks, onOpen, onMove, onDecide }: Props) {
  const { t } = useTranslation('gates')
  const titleOf = useGroupTitle(grouping)
  const [chosen, setChosen] = useState<string | null>(null)
  const board = useRef<HTMLElement>(null)
  const shown = only === null ? stages : [only]
  const visible = lanes.map((lane) => ({
    ...lane,
    columns: lane.columns.map((column) => (shown.includes(column.stage) ? column : { ...column, gates: [] })),
  }))
  const [dragged, setDragged] = useState<Gate | null>(null)
  const all = visible.flatMap((lane) => lane.columns.flatMap(({ gates }) => gates))
  const current = all.find(({ id }) => id === chosen) ?? null
  const first = stepOnBoard(visible, null, 'down')

  const step = (to: Step) => {
    const next = stepOnBoard(visible, current?.id ?? null, to)
    if (next === null) return
    setChosen(next.id)
    const card = board.current?.querySelector<HTMLElement>(`[data-gate="${CSS.escape(next.id)}"]`)
    card?.focus()
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const act = (run: (gate: Gate) => void) => (event: globalThis.KeyboardEvent) => {
    if (current === null) return
    event.preventDefault()
    run(current)
  }
  useKeys({
    j: () => step('down'),
    k: () => step('up'),
    h: () => step('left'),
    l: () => step('right'),
    m: act((gate) => onMove(gate, stageAfter(gate.stage))),
    Space: act(onDecide),
    Enter: (event) => {
      if (!(event.target instanceof Element && event.target.closest('a, button, input, summary'))) act(onOpen)(event)
    },
  })
  const handleKey = (event: KeyboardEvent) => {
    const to = arrows[event.key]
    if (to === undefined || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    step(to)
  }
  useSettling(board, all.map(({ id }) => id).join())
  const handleFocus = ({ target }: FocusEvent) => {
    const id = target.getAttribute('data-gate')
    if (id !== null) setChosen(id)
  }
  return (
    <section
      ref={board}
      className={classes.board}
      data-one={only !== null || undefined}
      aria-label={t('board')}
      onKeyDown={handleKey}
      onFocus={handleFocus}
    >
      {only === null ? (
        <div className={classes.heads}>
          {stages.map((stage, at) => (
            <h2 key={stage} className={classes.head} data-pointed={stage === pointed || undefined}>
              <span className={classes.number}>{at + 1}</span>
              <span>{t(`stage.${stage}`)}</span>
              <span className={classes.count}>
                {lanes.reduce((sum, lane) => sum + (lane.columns[at]?.gates.length ?? 0), 0)}
              </span>
            </h2>
          ))}
        </div>
      ) : null}
      {visible.map((lane) => (
        <section key={lane.id} aria-label={titleOf(lane.title) ?? undefined}>
          {lane.title === null ? null : (
            <h2 className={classes.lane}>
              {titleOf(lane.title)} <span className={classes.count}>{lane.count}</span>
            </h2>
          )}
          <div className={classes.columns}>
            {lane.columns
              .filter(({ stage }) => shown.includes(stage))
              .map(({ stage, gates }) => (
                <BoardColumn
                  key={stage}
                  label={t(`stage.${stage}`)}
                  gates={gates}
                  current={current?.id ?? first?.id ?? null}
                  marks={marks}
                  dragging={dragged === null ? null : dragged.stage === stage ? 'from' : 'over'}
                  onDrag={(id) => setDragged(all.find((gate) => gate.id === id) ?? null)}
                  onDrop={() => {
                    if (dragged !== null && dragged.stage !== stage) onMove(dragged, stage)
                    setDragged(null)
                  }}
                  onMoveOn={(id) => {
                    const gate = all.find((each) => each.id === id)
                    if (gate !== undefined) onMove(gate, stageAfter(gate.stage))
                  }}
                />
              ))}
          </div>
        </section>
      ))}
    </section>
  )
}
