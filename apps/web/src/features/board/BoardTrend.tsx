import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import classes from './board.module.css'

const BoardTrend_board = graphql(`
  fragment BoardTrend_board on Board {
    trend { day open high critical }
  }
`)

const series = ['open', 'high', 'critical'] as const
const height = 100

/** Open findings over 90 days: three lines, and where each of them ends. */
export function BoardTrend(props: { board: FragmentType<typeof BoardTrend_board> }) {
  const { t } = useTranslation('board')
  const { trend } = readFragment(BoardTrend_board, props.board)
  const last = trend.at(-1)
  if (last === undefined) return null
  const top = Math.max(4, ...trend.map(({ open }) => open))
  const line = (name: (typeof series)[number]) =>
    trend.map((point, index) => `${index},${(height - (point[name] / top) * height).toFixed(1)}`).join(' ')
  return (
    <section className={classes.trend}>
      <h2>{t('trend')}</h2>
      <svg viewBox={`0 -4 ${trend.length - 1} ${height + 8}`} preserveAspectRatio="none" aria-hidden="true">
        {series.map((name) => (
          <polyline key={name} data-series={name} points={line(name)} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      <dl>
        {series.map((name) => (
          <div key={name} data-series={name}>
            <dt>{t(`series.${name}`)}</dt>
            <dd>{last[name].toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
