import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { RaciMark } from './RaciMark.tsx'
import classes from './tools.module.css'

const ImportPlan_plan = graphql(`
  fragment ImportPlan_plan on RaciImportPlan {
    unchanged
    changes { row seat from to person { id name } }
    faults { line column message }
  }
`)

/** The dry run of a file: what cannot be read, by its line, and each cell that would change. */
export function ImportPlan({ plan: given }: { plan: FragmentType<typeof ImportPlan_plan> }) {
  const { t } = useTranslation('raci')
  const { changes, faults, unchanged } = readFragment(ImportPlan_plan, given)
  return (
    <div role="status" className={classes.plan}>
      <p>
        <b>{t('import.changes', { count: changes.length })}</b>, {t('import.unchanged', { count: unchanged })}
        {faults.length > 0 ? `, ${t('import.faults', { count: faults.length })}` : ''}
      </p>
      {faults.length > 0 ? (
        <ul className={classes.faults}>
          {faults.map(({ line, column, message }) => (
            <li key={`${line} ${column} ${message}`}>
              <b>{column ? t('import.at', { line, column }) : t('import.line', { line })}</b> {message}
            </li>
          ))}
        </ul>
      ) : null}
      {changes.length > 0 ? (
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">{t('column.for')}</th>
              <th scope="col">{t('column.seat')}</th>
              <th scope="col">{t('column.was')}</th>
              <th scope="col">{t('column.becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ row, seat, from, to, person }) => (
              <tr key={`${row} ${seat}`}>
                <th scope="row">{row}</th>
                <td>{seat}</td>
                <td>
                  <RaciMark code={from ?? null} />
                </td>
                <td>
                  <RaciMark code={to ?? null} /> {person?.name}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  )
}
