import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../ui/DataTable.tsx'
import type { DataColumn } from '../../../ui/data-table.ts'
import { Key } from '../../../ui/Key.tsx'
import { SectionHead } from '../../../ui/SectionHead.tsx'
import classes from './bring-in.module.css'
import { OutcomeMark } from './OutcomeMark.tsx'
import { RowWhat } from './RowWhat.tsx'
import { countOf, type Outcome, outcomes, type Sheet, type SheetRow } from './sheet.ts'

/** The rows of the file, by what becomes of them. */
export function SheetRows({ sheet, done }: { sheet: Sheet; done: boolean }) {
  const { t } = useTranslation('bringIn')
  const [only, setOnly] = useState<Outcome | 'all'>('all')
  const { rows } = sheet
  const there = outcomes.filter((outcome) => countOf(rows, outcome) > 0)
  const shown = only === 'all' || !there.includes(only) ? rows : rows.filter(({ outcome }) => outcome === only)
  const columns: DataColumn<SheetRow>[] = [
    {
      id: 'line',
      header: t('line'),
      width: 64,
      align: 'end',
      phone: 'lead',
      cell: ({ line }) => <span data-figures>{line}</span>,
    },
    {
      id: 'outcome',
      header: t('outcomeOf'),
      width: 124,
      phone: 'meta',
      cell: ({ outcome }) => <OutcomeMark outcome={outcome} done={done} />,
    },
    {
      id: 'name',
      header: t('name'),
      width: 320,
      phone: 'title',
      cell: ({ name, engagementKey }) => (
        <>
          {engagementKey ? <Key href={`/e/${engagementKey}`}>{engagementKey}</Key> : null}{' '}
          {name || <span className={classes.faint}>{t('noName')}</span>}
        </>
      ),
    },
    { id: 'what', header: t('what'), phone: 'meta', cell: (row) => <RowWhat row={row} /> },
  ]
  return (
    <section className={classes.section}>
      <SectionHead title={t('rows')} count={rows.length} note={done ? t('done') : t('dryRun')} />
      <div className={classes.filter}>
        <SegmentedControl
          size="xs"
          aria-label={t('outcomeOf')}
          value={only}
          onChange={(value) => setOnly(outcomes.find((each) => each === value) ?? 'all')}
          data={[
            { value: 'all', label: `${t('all')} ${rows.length}` },
            ...there.map((each) => ({ value: each, label: `${t(`outcome.${each}`)} ${countOf(rows, each)}` })),
          ]}
        />
      </div>
      <DataTable
        label={t('rows')}
        rows={shown}
        columns={columns}
        idOf={({ line }) => String(line)}
        total={shown.length}
        height="content"
      />
    </section>
  )
}
