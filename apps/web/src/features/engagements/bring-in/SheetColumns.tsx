import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SectionHead } from '../../../ui/SectionHead.tsx'
import classes from './bring-in.module.css'
import { type ChosenColumn, choose, fields, type Sheet } from './sheet.ts'

type Props = { sheet: Sheet; readOnly: boolean; onChoose: (columns: ChosenColumn[]) => void }

/** What each column of the file is read as; the first reading is a proposal. */
export function SheetColumns({ sheet, readOnly, onChoose }: Props) {
  const { t } = useTranslation('bringIn')
  const chosen = sheet.columns.map(({ heading, field }) => ({ heading, field: field ?? null }))
  return (
    <section className={classes.section}>
      <SectionHead
        title={t('columns')}
        note={sheet.sheetName ? t('sheet', { sheet: sheet.sheetName }) : t('columnsWhy', { file: sheet.fileName })}
      />
      <ul className={classes.columns}>
        {sheet.columns.map(({ heading, field, sample }, at) => {
          const name = heading || t('noHeading', { number: at + 1 })
          return (
            <li key={at} data-out={field ? undefined : true}>
              <b>{name}</b>
              <span className={classes.cell} title={sample}>
                {sample}
              </span>
              <NativeSelect
                size="xs"
                aria-label={`${name}: ${t('readAs')}`}
                value={field ?? ''}
                disabled={readOnly}
                data={[
                  { value: '', label: t('leftOut') },
                  ...fields.map((each) => ({ value: each, label: t(`field.${each}`) })),
                ]}
                onChange={({ currentTarget: { value } }) =>
                  onChoose(choose(chosen, at, fields.find((each) => each === value) ?? null))
                }
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
