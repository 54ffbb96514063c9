import { useTranslation } from 'react-i18next'
import classes from './posture.module.css'
import { dayWords, type TrendPoint } from './trend-scale.ts'

/** The trend in figures, the newest day first. */
export function TrendTable({ points }: { points: readonly TrendPoint[] }) {
  const { t } = useTranslation('posture')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key.
    <section className={classes.trendTable} aria-label={t('trend.table')} tabIndex={0}>
      <table>
        <caption>{t('trend.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trend.day')}</th>
            <th scope="col">{t('trend.open')}</th>
            <th scope="col">{t('trend.high')}</th>
            <th scope="col">{t('trend.critical')}</th>
          </tr>
        </thead>
        <tbody>
          {[...points].reverse().map(({ day, open, high, critical }) => (
            <tr key={day}>
              <th scope="row">{dayWords.format(new Date(day))}</th>
              <td>{open}</td>
              <td>{high}</td>
              <td>{critical}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
