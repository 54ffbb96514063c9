import { ActionIcon, NativeSelect } from '@mantine/core'
import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type RaciCode, raciCodes } from './codes.ts'
import { cellKey, cellOf, groupRows, type Row, type Seat } from './matrix.ts'
import type { Target } from './paste-plan.ts'
import { RaciMark } from './RaciMark.tsx'
import { RaciProblems } from './RaciProblems.tsx'
import classes from './raci.module.css'
import type { CellEdit } from './useCellEdits.ts'

type Props = {
  rows: readonly Row[]
  seats: readonly Seat[]
  edits: ReadonlyMap<string, CellEdit>
  marks: ReadonlyMap<string, string>
  readOnly: boolean
  ofEngagement: boolean
  onType: (target: Target, code: RaciCode | null) => void
  onDetail: (target: Target) => void
}

/** The matrix on a narrow screen: a part for each layer, gate and control, and in it every seat with its code. */
export function RaciList({ rows, seats, edits, marks, readOnly, ofEngagement, onType, onDetail }: Props) {
  const { t } = useTranslation('raci')
  const options = [
    { value: '', label: t('code.none') },
    ...raciCodes.map((code) => ({ value: code, label: t(`code.${code}`) })),
  ]
  return groupRows(rows).map(({ group, rows: members }) => (
    <section key={group} className={classes.listGroup} aria-label={group}>
      <h2>{group}</h2>
      {members.map((row) => (
        <details key={row.id} className={classes.listRow} open={row.problems.length > 0}>
          <summary>
            <span>{row.name}</span>
            <RaciProblems row={row} />
          </summary>
          <dl>
            {seats.map((seat) => {
              const cell = cellOf(row, seat)
              const edit = edits.get(cellKey(row, seat))
              const code = edit === undefined ? (cell?.code ?? null) : edit.code
              const author = cell === undefined ? undefined : marks.get(cell.id)
              return (
                <div key={seat.id} data-remote={author ? true : undefined} data-state={edit?.state}>
                  <dt>
                    {seat.name}
                    {author ? <small>{author}</small> : null}
                    {cell?.person && code !== null ? <small>{cell.person.name}</small> : null}
                    {ofEngagement && cell?.overrides ? <small data-own>{t('origin.own')}</small> : null}
                  </dt>
                  <dd>
                    <RaciMark code={code} />
                    {readOnly ? null : (
                      <NativeSelect
                        aria-label={`${row.name}, ${seat.name}`}
                        data={options}
                        value={code ?? ''}
                        onChange={({ currentTarget: { value } }) =>
                          onType({ row, seat }, raciCodes.find((each) => each === value) ?? null)
                        }
                      />
                    )}
                    <ActionIcon
                      aria-label={t('cell.open', { row: row.name, seat: seat.name })}
                      onClick={() => onDetail({ row, seat })}
                    >
                      <Ellipsis size={16} aria-hidden />
                    </ActionIcon>
                  </dd>
                </div>
              )
            })}
          </dl>
        </details>
      ))}
    </section>
  ))
}
