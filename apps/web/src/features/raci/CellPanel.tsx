import { useQuery } from '@apollo/client/react'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { codeChoices, readChoice } from './codes.ts'
import { cellOf, type Row, type Seat } from './matrix.ts'
import { RaciProblems } from './RaciProblems.tsx'
import classes from './tools.module.css'
import type { CellEdit } from './useCellEdits.ts'
import type { CellWrite } from './useManyCells.ts'

const CellPanelQuery = graphql(`
  query CellPanel {
    members { id name role status teams { id } }
  }
`)

type Props = {
  row: Row
  seat: Seat
  edit: CellEdit | undefined
  ofEngagement: boolean
  readOnly: boolean
  onSet: (write: CellWrite) => void
  onClose: () => void
}

/** One cell with all that can be done to it: its code, whom of the team it names, and where it comes from. */
export function CellPanel({ row, seat, edit, ofEngagement, readOnly, onSet, onClose }: Props) {
  const { t } = useTranslation('raci')
  const { data } = useQuery(CellPanelQuery)
  const cell = cellOf(row, seat)
  const code = edit === undefined ? (cell?.code ?? null) : edit.code
  const target = { row, seat }
  const people = (data?.members ?? []).filter(
    ({ status, teams }) => status === 'ACTIVE' && teams.some(({ id }) => id === seat.teamId),
  )
  const named = cell?.person ?? null
  const unseated = named !== null && !people.some(({ id }) => id === named.id) ? [named] : []
  return (
    <Drawer
      label={t('cell.label', { row: row.name, seat: seat.name })}
      onClose={onClose}
      head={
        <span>
          <b>{row.name}</b> · {seat.name}
        </span>
      }
    >
      <div className={classes.panel}>
        <RaciProblems row={row} />
        <SegmentedControl
          aria-label={t('cell.code')}
          fullWidth
          disabled={readOnly || edit?.state === 'pending'}
          data={codeChoices.map((value) => ({ value, label: value === '' ? '–' : value }))}
          value={code ?? ''}
          onChange={(value) => onSet({ ...target, code: readChoice(value) })}
        />
        <p className={classes.quiet}>{code === null ? t('cell.none') : t(`codeWhy.${code}`)}</p>
        {seat.teamId === null ? (
          <p className={classes.quiet}>{t('cell.owner')}</p>
        ) : (
          <NativeSelect
            label={t('cell.person')}
            description={t('cell.personWhy')}
            disabled={readOnly || code === null}
            data={[
              { value: '', label: t('cell.anybody', { team: seat.name }) },
              ...[...unseated, ...people].map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={named?.id ?? ''}
            onChange={({ currentTarget: { value } }) => onSet({ ...target, code, personId: value || null })}
          />
        )}
        {ofEngagement ? (
          <div className={classes.origin}>
            <p>{cell?.overrides ? t('cell.own') : t('cell.programme')}</p>
            {cell?.overrides && !readOnly ? (
              <Button variant="default" onClick={() => onSet({ ...target, code: null, inherit: true })}>
                {t('cell.reset')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </Drawer>
  )
}
