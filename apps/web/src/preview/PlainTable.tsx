import { useTranslation } from 'react-i18next'
import { mostRows } from './limits.ts'
import classes from './preview.module.css'

type Props = {
  caption: string
  heads: readonly string[]
  /** The cells of each row, the first of which names it. */
  rows: readonly (readonly string[])[]
}

/** A table of a document's entries, as many as can be read. */
export function PlainTable({ caption, heads, rows }: Props) {
  const { t } = useTranslation('preview')
  if (rows.length === 0) return null
  return (
    <div className={classes.wide}>
      <table className={classes.table}>
        <caption>
          {caption} <span data-figures>{rows.length.toLocaleString('en')}</span>
        </caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((cells, index) => (
            <tr key={index}>
              {heads.map((head, column) =>
                column === 0 ? (
                  <th key={head} scope="row">
                    {cells[column]}
                  </th>
                ) : (
                  <td key={head}>{cells[column]}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows ? <p className={classes.note}>{t('more', { count: rows.length - mostRows })}</p> : null}
    </div>
  )
}
